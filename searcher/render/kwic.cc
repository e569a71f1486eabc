#include "searcher/render/kwic.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/snippet.h"

namespace backfile {
namespace {

constexpr std::size_t date_columns = 12;
constexpr std::size_t id_columns = 20;

// The end of the text that fits into `columns`, right-aligned.
std::string left_context(std::string_view text, std::size_t columns) {
  std::size_t begin = text.size();
  std::size_t width = 0;
  while (begin > 0) {
    const std::size_t before = code_point_border(text, begin - 1);
    const std::size_t more = column_width(text.substr(before, begin - before));
    if (width + more > columns) break;
    width += more;
    begin = before;
  }
  return std::string(columns - width, ' ') + std::string(text.substr(begin));
}

// The beginning of the text that fits, filled up with spaces.
std::string right_context(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    std::size_t next = end;
    next_code_point(text, next);
    const std::size_t more = column_width(text.substr(end, next - end));
    if (width + more > columns) break;
    width += more;
    end = next;
  }
  return std::string(text.substr(0, end)) + std::string(columns - width, ' ');
}

bool joins_words(std::string_view gap) {
  constexpr auto joints = std::to_array<std::string_view>({" ", "-", "‐", "‑", "–", "/", "'", "’"});
  return std::ranges::find(joints, gap) != joints.end();
}

// Words of a phrase, which are marked one by one, as one place.
std::vector<Highlight> places_of(const Snippet& text) {
  std::vector<Highlight> places;
  for (const Highlight& mark : text.highlights) {
    const std::uint32_t from = places.empty() ? 0 : places.back().end;
    if (!places.empty() && joins_words(std::string_view(text.text).substr(from, mark.begin - from))) {
      places.back().end = mark.end;
    } else {
      places.push_back(mark);
    }
  }
  return places;
}

// Prints as hits come, so that all of a large archive take no memory.
class ConcordanceSink : public ResultSink {
 public:
  explicit ConcordanceSink(const RenderOptions& options) : options_(options) {}

  std::uint64_t total() const { return total_; }

  void begin(const ResultHead&) override {}
  bool hit(const Hit& hit) override {
    ++articles_;
    const std::string day = right_context(to_iso(hit.date).substr(0, 10), date_columns);
    // Scripts need ids whole.
    const std::string id = options_.terminal ? harmless(shorten(hit.id, id_columns)) : hit.id;
    const Snippet title = {hit.title, hit.title_highlights};
    for (const Snippet* text : {&title, &hit.whole_text}) {
      for (const Highlight& place : places_of(*text)) {
        if (!print_line(day, id, text->text, place)) return false;
        ++lines_;
      }
    }
    return true;
  }
  void facet(const FacetCounts&) override {}
  void timeline(const Timeline&) override {}
  void end(const ResultTail& tail) override {
    total_ = tail.total;
    std::string line = std::to_string(lines_) + " places in " + std::to_string(articles_) + " of " +
                       std::to_string(total_) + " matching articles" + (tail.exact ? "" : ", cut short") +
                       "\n";
    for (const Notice& notice : tail.notices) line += notice_text(notice) + "\n";
    std::fputs(styled(line, dim, options_.color).c_str(), options_.out);
  }

 private:
  bool print_line(const std::string& day, const std::string& id, std::string_view text,
                  Highlight place) const {
    const std::size_t least = options_.terminal ? 60 : 160;
    const std::size_t columns =
        std::clamp<std::size_t>(options_.columns, least, 400) - date_columns - id_columns - 2;
    const std::string_view word = text.substr(place.begin, place.end - place.begin);
    const std::size_t width = std::min(column_width(word), columns / 2);
    const std::size_t left = (columns - width) * 2 / 5;
    const std::string line = styled(day, dim, options_.color) +
                             left_context(text.substr(0, place.begin), left) +
                             styled(right_context(word, width), marked, options_.color) +
                             right_context(text.substr(place.end), columns - width - left) + "  " +
                             styled(id, dim, options_.color) + "\n";
    return std::fwrite(line.data(), 1, line.size(), options_.out) == line.size();
  }

  const RenderOptions& options_;
  std::uint64_t lines_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace

std::uint64_t print_concordance(Searcher& searcher, const SearchRequest& request,
                                const RenderOptions& options, const std::atomic<bool>& cancel) {
  SearchRequest plain = request;
  plain.snippets = 0;
  plain.whole_text = true;
  plain.facets.clear();
  plain.timeline = TimelineUnit::none;
  ConcordanceSink sink(options);
  searcher.search(plain, sink, &cancel);
  return sink.total();
}

}  // namespace backfile
