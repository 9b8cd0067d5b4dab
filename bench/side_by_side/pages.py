"""What each peer is given: DOT for dot, a web page for the two that draw in a browser."""

from __future__ import annotations

import json
from pathlib import Path

from bench.side_by_side.posts import Establishment

_MERMAID = """<!doctype html><meta charset="utf-8"><body><div id="chart"></div>
<script src="{modules}/mermaid/dist/mermaid.min.js"></script>
<script>
const posts = {posts};
const quoted = (title) => title.replaceAll('"', "#quot;");
const lines = posts.map((post, at) => `n${{at}}["${{quoted(post.title)}}"]`);
const place = new Map(posts.map((post, at) => [post.id, at]));
for (const post of posts) {{
  const manager = place.get(post.manager);
  if (manager !== undefined) lines.push(`n${{manager}} --> n${{place.get(post.id)}}`);
}}
mermaid.initialize({{ startOnLoad: false, maxEdges: 5000, maxTextSize: 500000 }});
mermaid.render("made", "flowchart TD\\n" + lines.join("\\n")).then(({{ svg }}) => {{
  document.querySelector("#chart").innerHTML = svg;
  document.body.dataset.ready = "yes";
}});
</script>"""

_D3 = """<!doctype html><meta charset="utf-8"><body><div id="chart" style="width:1600px"></div>
<script src="{modules}/d3/dist/d3.min.js"></script>
<script src="{modules}/d3-flextree/build/d3-flextree.min.js"></script>
<script src="{modules}/d3-org-chart/build/d3-org-chart.min.js"></script>
<script>
const posts = {posts};
const tops = posts.filter((post) => !post.manager);
const rows = posts.map((post) => ({{ id: post.id, parentId: post.manager, name: post.title }}));
if (tops.length > 1) {{
  rows.forEach((row) => {{ if (!row.parentId) row.parentId = "all posts"; }});
  rows.push({{ id: "all posts", parentId: "", name: "all posts" }});
}}
new d3.OrgChart().container("#chart").data(rows).duration(0).initialExpandLevel(99)
  .nodeWidth(() => 160).nodeHeight(() => 60).compact(true)
  .nodeContent((d) => {{
    const box = document.createElement("div");
    box.textContent = d.data.name;
    const look = "width:158px;height:58px;border:1px solid #2f5597;font:14px Arial;"
      + "display:flex;align-items:center;justify-content:center;text-align:center";
    return `<div style="${{look}}">${{box.innerHTML}}</div>`;
  }}).render().expandAll().fit();
setTimeout(() => {{ document.body.dataset.ready = "yes"; }}, 2500);
</script>"""


def dot_source(of: Establishment) -> str:
    """DOT of the tree with boxes, as one writes it by hand."""
    place = {post.id: at for at, post in enumerate(of.posts)}
    lines = ["digraph organisation {", "node [shape=box, fontname=Arial, fontsize=14];"]
    lines += [f"n{at} [label={json.dumps(post.title)}];" for at, post in enumerate(of.posts)]
    lines += [
        f"n{place[post.manager]} -> n{place[post.id]} [arrowhead=none];"
        for post in of.posts
        if post.manager in place
    ]
    return "\n".join([*lines, "}"])


def web_page(tool: str, of: Establishment, modules: Path) -> str:
    """The page in which `mermaid` or `d3-org-chart` draws; ready when its body says so."""
    rows = [{"id": post.id, "manager": post.manager, "title": post.title} for post in of.posts]
    posts = json.dumps(rows).replace("</", "<\\/")
    form = {"mermaid": _MERMAID, "d3-org-chart": _D3}[tool]
    return form.format(modules=modules.as_uri(), posts=posts)


def bare_page(svg: str) -> str:
    """A page that shows one SVG."""
    return (
        f'<!doctype html><meta charset="utf-8"><body data-ready="yes"><div id="chart">{svg}</div>'
    )
