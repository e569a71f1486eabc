// Times drawn as an SVG picture.
#pragma once

#include <string>
#include <vector>

namespace backfile {

/// One mark of the drawing: what a series needs in a row, in the middle and at the slow end.
struct PlotBar {
  std::string row;     ///< "phrase"
  std::string series;  ///< "Backfile"
  double p50;          ///< milliseconds
  double p95;
};

/// Draws horizontal bars from p50 to p95 on a logarithmic scale, a row for each kind and a colour for each
/// series, and writes the picture to `path`. Throws Error where it cannot be written.
void write_plot(const std::string& path, const std::string& title, const std::vector<PlotBar>& bars);

}  // namespace backfile
