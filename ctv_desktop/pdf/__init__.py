"""The paper kit: text set right in two scripts, blocks, pages. It knows no business word."""
