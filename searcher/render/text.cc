// The page for people: hits with snippets, facets, a timeline, and how complete the answer is.
#include <algorithm>
#include <array>
#include <string>

#include "common/grouped.h"
#include "searcher/render/renderer.h"
#include "searcher/render/terminal_text.h"

namespace backfile {
namespace {

// The first labels of a facet. They may hold commas ("Josip Broz, Tito"), so a dot stands between them.
void add_labels(std::vector<std::string>& items, const std::vector<LabelledValue>& values, std::size_t most) {
  if (values.size() == most + 1) ++most;  // the last one takes no more room than "and 1 more"
  for (std::size_t i = 0; i < std::min(values.size(), most); ++i) items.push_back(harmless(values[i].label));
  if (values.size() > most) items.push_back("and " + std::to_string(values.size() - most) + " more");
}

// A bar for each bucket, the highest for the largest number. As many as fit; neighbouring buckets are added
// up where there are more.
std::string bars(const std::vector<TimelineBucket>& buckets, std::uint64_t TimelineBucket::*number,
                 std::size_t room) {
  static constexpr std::array heights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const std::size_t step = (buckets.size() + room - 1) / room;
  std::vector<std::uint64_t> sums((buckets.size() + step - 1) / step);
  for (std::size_t i = 0; i < buckets.size(); ++i) sums[i / step] += buckets[i].*number;
  const std::uint64_t most = *std::ranges::max_element(sums);
  std::string line;
  for (const std::uint64_t sum : sums)
    line += sum == 0 ? " " : heights[static_cast<std::size_t>((sum * 8 - 1) / most)];
  return line;
}

class TextRenderer : public ResultSink {
 public:
  explicit TextRenderer(const RenderOptions& options)
      : options_(options), columns_(std::clamp<std::size_t>(options.columns, 30, 120)) {}

  void begin(const ResultHead& head) override {
    head_ = head;
    if (options_.continues) put("\n");
    if (!options_.query_id.empty())
      put(styled(harmless(options_.query_id + ": " + head.query), bold) + "\n\n");
  }

  bool hit(const Hit& hit) override {
    rank_ = hit.rank;
    const std::string number = std::to_string(hit.rank) + ". ";
    const std::size_t indent = std::max<std::size_t>(number.size(), 4);
    put_marked(number + std::string(indent - number.size(), ' '),
               hit.title.empty() ? "(no headline)" : hit.title, hit.title_highlights, indent, true, hit.url);
    put_items(indent, details(hit), " · ");
    for (const Snippet& snippet : hit.snippets) put_snippet(snippet, indent);
    put_items(indent, facet_groups(hit), " | ");
    put("\n");
    return std::ferror(options_.out) == 0;
  }

  void facet(const FacetCounts& counts) override {
    if (counts.values.empty()) return;
    std::string name(facet_name(counts.facet));
    name.resize(std::max<std::size_t>(name.size(), 9), ' ');
    std::vector<std::string> values;
    for (const FacetCount& value : counts.values) {
      std::string one = harmless(value.label) + " " + grouped(value.count);
      if (value.selected) one = "[" + one + "]";
      if (value.excluded) one = "[not " + one + "]";
      values.push_back(one);
    }
    if (counts.distinct > counts.values.size())
      values.push_back("and " + grouped(counts.distinct - counts.values.size()) + " more");
    bool first = true;
    for (const std::string& line : wrap_items(values, " · ", columns_ - 10)) {
      put((first ? styled(name, bold) : std::string(9, ' ')) + " " + line + "\n");
      first = false;
    }
  }

  void timeline(const Timeline& timeline) override {
    undated_ = timeline.undated;
    if (timeline.buckets.size() < 2) return;
    const std::string first = to_iso(timeline.buckets.front().start);
    const std::string last = to_iso(timeline.buckets.back().start);
    const std::size_t room = columns_ - std::min(columns_ - 10, 12 + first.size() + last.size());
    const auto line = [&](const std::string& name, std::uint64_t TimelineBucket::*number) {
      put(styled(name, bold) + " " + first + " " + bars(timeline.buckets, number, room) + " " + last + "\n");
    };
    line("timeline ", &TimelineBucket::count);
    line("archive  ", &TimelineBucket::articles);  // how much there is to be found in
  }

  void end(const ResultTail& tail) override {
    for (const Notice& notice : tail.notices) {
      const std::string text = notice_text(notice);
      for (const Highlight& line : wrap(text, columns_))
        put(text.substr(line.begin, line.end - line.begin) + "\n");
    }
    std::vector<std::string> items;
    items.push_back(tail.total == 0 ? "nothing found"
                                    : grouped(tail.total) + (tail.total == 1 ? " article" : " articles"));
    if (tail.stories && *tail.stories < tail.total)
      items.back() += " in " + grouped(*tail.stories) + (*tail.stories == 1 ? " story" : " stories");
    if (undated_ > 0) items.push_back(grouped(undated_) + " without a date");
    items.push_back("searched " + grouped(head_.searched) + " of " + grouped(head_.articles) + " articles");
    if (head_.first_date.known())
      items.back() += ", " + to_iso(head_.first_date) + ".." + to_iso(head_.last_date);
    items.push_back(tail.exact ? "exact count" : "cut short: at least so many");
    std::array<char, 32> time;
    std::snprintf(time.data(), time.size(), "%.1f ms", tail.took_ms);
    items.push_back(time.data());
    put_items(0, items, " · ");
  }

 private:
  void put(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), options_.out); }
  std::string styled(const std::string& text, const Style& style) const {
    return backfile::styled(text, style, options_.color);
  }

  // Faint lines of items.
  void put_items(std::size_t indent, const std::vector<std::string>& items,
                 const std::string& between) const {
    for (const std::string& line : wrap_items(items, between, columns_ - indent))
      put(std::string(indent, ' ') + styled(line, dim) + "\n");
  }

  static std::vector<std::string> details(const Hit& hit) {
    std::vector<std::string> items;
    for (const std::string& part :
         {to_iso(hit.date), harmless(hit.source), harmless(hit.byline), harmless(hit.id)}) {
      if (!part.empty()) items.push_back(part);
    }
    if (hit.copies > 0) {
      items.push_back("and " + std::to_string(hit.copies) +
                      (hit.copies == 1 ? " further version" : " further versions"));
    }
    return items;
  }

  // Countries, persons and topics: one item each where it fits a line, else its labels by themselves.
  std::vector<std::string> facet_groups(const Hit& hit) const {
    std::vector<std::string> groups;
    for (const auto* values : {&hit.country, &hit.person, &hit.topic}) {
      std::vector<std::string> labels;
      add_labels(labels, *values, 4);
      for (const std::string& line : wrap_items(labels, " · ", columns_ - 4)) groups.push_back(line);
    }
    return groups;
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
    return "\x1b]8;id=" + std::to_string(rank_) + ";" + harmless(url) + "\x1b\\" + text + "\x1b]8;;\x1b\\";
  }

  RenderOptions options_;
  std::uint64_t undated_ = 0;
  std::size_t columns_;
  ResultHead head_;
  std::size_t rank_ = 0;  // of the hit being printed: the parts of its link belong together
};

}  // namespace

std::unique_ptr<ResultSink> make_text_renderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace backfile
