#include "bench/plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "common/error.h"

namespace backfile {
namespace {

constexpr double left = 150;
constexpr double width = 560;
constexpr double bar_height = 12;
constexpr const char* colours[] = {"#1b6ca8", "#d1802a", "#7a7a7a", "#3f8f4f"};

std::vector<std::string> distinct(const std::vector<PlotBar>& bars, std::string PlotBar::*member) {
  std::vector<std::string> names;
  for (const PlotBar& bar : bars) {
    if (std::ranges::find(names, bar.*member) == names.end()) names.push_back(bar.*member);
  }
  return names;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// Decades of milliseconds on the horizontal axis.
class Scale {
 public:
  explicit Scale(const std::vector<PlotBar>& bars) {
    double least = 1;
    double most = 1;
    for (const PlotBar& bar : bars) {
      if (bar.p50 > 0) least = std::min(least, bar.p50);
      most = std::max(most, bar.p95);
    }
    first_ = static_cast<int>(std::floor(std::log10(least)));
    last_ = std::max(first_ + 1, static_cast<int>(std::ceil(std::log10(most))));
  }
  double x(double milliseconds) const {
    const double decade = std::log10(std::max(milliseconds, std::pow(10, first_)));
    return left + width * (decade - first_) / (last_ - first_);
  }
  int first() const { return first_; }
  int last() const { return last_; }

 private:
  int first_;
  int last_;
};

class Svg {
 public:
  explicit Svg(const std::string& path) : path_(path), file_(path) {}
  void open(double height) {
    file_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << left + width + 40 << "\" height=\""
          << height << "\" font-family=\"sans-serif\" font-size=\"12\">\n";
  }
  void text(double x, double y, const std::string& text, const char* anchor = "start") {
    file_ << "<text x=\"" << x << "\" y=\"" << y << "\" text-anchor=\"" << anchor << "\">" << escaped(text)
          << "</text>\n";
  }
  void box(double x, double y, double w, double h, const char* colour) {
    file_ << "<rect x=\"" << x << "\" y=\"" << y << "\" width=\"" << w << "\" height=\"" << h << "\" fill=\""
          << colour << "\"/>\n";
  }
  void close() {
    file_ << "</svg>\n";
    file_.flush();
    if (!file_) throw system_error("write", path_);
  }

 private:
  std::string path_;
  std::ofstream file_;
};

void draw_axis(Svg& svg, const Scale& scale, double top, double bottom) {
  for (int decade = scale.first(); decade <= scale.last(); ++decade) {
    const double x = scale.x(std::pow(10, decade));
    svg.box(x, top, 0.5, bottom - top, "#bbbbbb");
    char label[32];
    std::snprintf(label, sizeof label, "%g ms", std::pow(10, decade));
    svg.text(x, bottom + 16, label, "middle");
  }
}

}  // namespace

void write_plot(const std::string& path, const std::string& title, const std::vector<PlotBar>& bars) {
  const auto rows = distinct(bars, &PlotBar::row);
  const auto series = distinct(bars, &PlotBar::series);
  const Scale scale(bars);
  const double row_height = bar_height * static_cast<double>(series.size()) + 10;
  const double top = 50;
  const double bottom = top + row_height * static_cast<double>(rows.size());
  Svg svg(path);
  svg.open(bottom + 30);
  svg.text(10, 18, title + " (bars from the median to p95)");
  for (std::size_t s = 0; s < series.size(); ++s) {
    const double x = left + 150 * static_cast<double>(s);
    svg.box(x, 28, 10, 10, colours[s % std::size(colours)]);
    svg.text(x + 14, 37, series[s]);
  }
  draw_axis(svg, scale, top, bottom);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = top + row_height * static_cast<double>(r) + 5;
    svg.text(left - 8, y + row_height / 2, rows[r], "end");
    for (const PlotBar& bar : bars) {
      if (bar.row != rows[r]) continue;
      const auto s = static_cast<std::size_t>(std::ranges::find(series, bar.series) - series.begin());
      const double begin = scale.x(bar.p50);
      svg.box(begin, y + bar_height * static_cast<double>(s), std::max(2.0, scale.x(bar.p95) - begin),
              bar_height - 2, colours[s % std::size(colours)]);
    }
  }
  svg.close();
}

}  // namespace backfile
