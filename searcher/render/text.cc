// The page for people: hits with snippets, facets, a timeline, and how complete the answer is.
#include <algorithm>
#include <array>
#include <string>

#include "searcher/render/renderer.h"
#include "searcher/render/terminal_text.h"

namespace backfile {
namespace {

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string join_labels(const std::vector<LabelledValue>& values, std::size_t most) {
  std::string joined;
  for (std::size_t i = 0; i < std::min(values.size(), most); ++i) {
    joined += (joined.empty() ? "" : ", ") + harmless(values[i].label);
  }
  if (values.size() > most) joined += ", …";
  return joined;
}

class TextRenderer : public ResultSink {
 public:
  explicit TextRenderer(const RenderOptions& options)
      : options_(options), columns_(std::clamp<std::size_t>(options.columns, 30, 120)) {}

  void begin(const ResultHead& head) override { head_ = head; }

  bool hit(const Hit& hit) override {
    const std::string number = std::to_string(hit.rank) + ". ";
    const std::size_t indent = std::max<std::size_t>(number.size(), 4);
    put_marked(number + std::string(indent - number.size(), ' '),
               hit.title.empty() ? "(no headline)" : hit.title, hit.title_highlights, indent, true, hit.url);
    put_line(indent, details(hit), dim);
    for (const Snippet& snippet : hit.snippets) put_snippet(snippet, indent);
    const std::string labels = facet_line(hit);
    if (!labels.empty()) put_line(indent, labels, dim);
    put("\n");
    return std::ferror(options_.out) == 0;
  }

  void facet(const FacetCounts& counts) override {
    if (counts.values.empty()) return;
    std::string name(facet_field(counts.facet).name);
    name.resize(std::max<std::size_t>(name.size(), 9), ' ');
    std::string values;
    for (const FacetCount& value : counts.values) {
      std::string one = harmless(value.label) + " " + grouped(value.count);
      if (value.selected) one = "[" + one + "]";
      if (value.excluded) one = "[not " + one + "]";
      values += (values.empty() ? "" : " · ") + one;
    }
    if (counts.distinct > counts.values.size()) {
      values += " · and " + grouped(counts.distinct - counts.values.size()) + " more";
    }
    bool first = true;
    for (const Highlight& line : wrap(values, columns_ - 10)) {
      put(styled(first ? name : std::string(9, ' '), bold) + " " +
          values.substr(line.begin, line.end - line.begin) + "\n");
      first = false;
    }
  }

  void timeline(const Timeline& timeline) override {
    if (timeline.buckets.size() < 2) return;
    // As many bars as fit; neighbouring buckets are added up where there are more.
    const std::string first = to_iso(timeline.buckets.front().start);
    const std::string last = to_iso(timeline.buckets.back().start);
    const std::size_t room = columns_ - std::min(columns_ - 10, 12 + first.size() + last.size());
    const std::size_t step = (timeline.buckets.size() + room - 1) / room;
    std::vector<std::uint64_t> counts;
    for (std::size_t i = 0; i < timeline.buckets.size(); ++i) {
      if (i % step == 0) counts.push_back(0);
      counts.back() += timeline.buckets[i].count;
    }
    static constexpr std::array bars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const std::uint64_t most = *std::ranges::max_element(counts);
    std::string line;
    for (const std::uint64_t count : counts) {
      line += count == 0 ? " " : bars[static_cast<std::size_t>((count * 8 - 1) / most)];
    }
    put(styled("timeline ", bold) + " " + first + " " + line + " " + last + "\n");
  }

  void end(const ResultTail& tail) override {
    for (const Notice& notice : tail.notices) {
      put(harmless(notice.text));
      if (!notice.suggestion.empty()) put("; did you mean " + harmless(notice.suggestion) + "?");
      put("\n");
    }
    std::string line = (tail.total == 0 ? "nothing found"
                                        : grouped(tail.total) + (tail.total == 1 ? " article" : " articles"));
    line += " · searched " + grouped(head_.searched) + " of " + grouped(head_.articles) + " articles";
    if (head_.first_date.known()) line += ", " + to_iso(head_.first_date) + ".." + to_iso(head_.last_date);
    line += tail.exact ? ", exact count" : ", cut short: at least so many";
    std::array<char, 32> time;
    std::snprintf(time.data(), time.size(), ", %.1f ms", tail.took_ms);
    put_line(0, line + time.data(), dim);
  }

 private:
  void put(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), options_.out); }
  std::string styled(const std::string& text, const Style& style) const {
    return backfile::styled(text, style, options_.color);
  }

  void put_line(std::size_t indent, const std::string& text, const Style& style) const {
    for (const Highlight& line : wrap(text, columns_ - indent)) {
      put(std::string(indent, ' ') + styled(text.substr(line.begin, line.end - line.begin), style) + "\n");
    }
  }

  static std::string details(const Hit& hit) {
    std::string line;
    for (const std::string& part :
         {to_iso(hit.date), harmless(hit.source), harmless(hit.byline), harmless(hit.id)}) {
      if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
    }
    if (hit.copies > 0) line += " · and " + std::to_string(hit.copies) + " further versions";
    return line;
  }

  static std::string facet_line(const Hit& hit) {
    std::string line;
    for (const std::string& part :
         {join_labels(hit.country, 4), join_labels(hit.person, 4), join_labels(hit.topic, 4)}) {
      if (!part.empty()) line += (line.empty() ? "" : " | ") + part;
    }
    return line;
  }

  void put_snippet(const Snippet& snippet, std::size_t indent) const {
    std::string text = snippet.text;
    std::vector<Highlight> marks = snippet.highlights;
    if (snippet.cut_before) {
      const std::string dots = "… ";
      text.insert(0, dots);
      for (Highlight& mark : marks) {
        mark.begin += static_cast<std::uint32_t>(dots.size());
        mark.end += static_cast<std::uint32_t>(dots.size());
      }
    }
    if (snippet.cut_after) text += " …";
    put_marked(std::string(indent, ' '), text, marks, indent, false, "");
  }

  // Wrapped text with its highlights; the first line begins with `lead`.
  void put_marked(const std::string& lead, const std::string& text, const std::vector<Highlight>& marks,
                  std::size_t indent, bool heading, const std::string& url) const {
    std::string start = lead;
    for (const Highlight& line : wrap(text, columns_ - indent)) {
      std::string out = marked_line(text, line, marks, options_.color, heading ? &bold : nullptr);
      if (heading) out = linked(out, url);
      put(start + out + "\n");
      start = std::string(indent, ' ');
    }
  }

  // OSC 8: the headline leads to the article.
  std::string linked(const std::string& text, const std::string& url) const {
    if (!options_.color || !(url.starts_with("http://") || url.starts_with("https://"))) return text;
    return "\x1b]8;;" + harmless(url) + "\x1b\\" + text + "\x1b]8;;\x1b\\";
  }

  RenderOptions options_;
  std::size_t columns_;
  ResultHead head_;
};

}  // namespace

std::unique_ptr<ResultSink> make_text_renderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace backfile
