"""orgmodel: posts.csv loaded, every fault looked for, and the depth of every post."""

import sys

import orgmodel as om

if __name__ == "__main__":
    organisation = om.load(sys.argv[1])
    faults = [problem for problem in organisation.problems if problem.fault]
    print(organisation.hierarchy.depth.max(), len(faults))
