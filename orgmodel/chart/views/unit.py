"""stub"""

from orgmodel.chart.views.separation import draw as draw
