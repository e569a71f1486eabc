#include "searcher/render/kwic.h"

#include <algorithm>

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

// Words of a phrase, which are marked one by one, as one place.
std::vector<Highlight> places_of(const Snippet& text) {
  std::vector<Highlight> places;
  for (const Highlight& mark : text.highlights) {
    const bool goes_on =
        !places.empty() && mark.begin == places.back().end + 1 && text.text[places.back().end] == ' ';
    if (goes_on) {
      places.back().end = mark.end;
    } else {
      places.push_back(mark);
    }
  }
  return places;
}

std::size_t print_lines(const Article& article, const Snippet& text, const RenderOptions& options) {
  const std::string day = right_context(to_iso(article.date).substr(0, 10), date_columns);
  const std::string id = harmless(shorten(article.id, id_columns));
  const std::size_t columns =
      std::clamp<std::size_t>(options.columns, 60, 400) - date_columns - id_columns - 2;
  const std::vector<Highlight> places = places_of(text);
  for (const Highlight& place : places) {
    const std::string_view all = text.text;
    const std::string word(all.substr(place.begin, place.end - place.begin));
    const std::size_t width = std::min(column_width(word), columns / 2);
    const std::size_t left = (columns - width) * 2 / 5;
    const std::string line = styled(day, dim, options.color) +
                             left_context(all.substr(0, place.begin), left) +
                             styled(right_context(word, width), marked, options.color) +
                             right_context(all.substr(place.end), columns - width - left) + "  " +
                             styled(id, dim, options.color) + "\n";
    if (std::fwrite(line.data(), 1, line.size(), options.out) != line.size()) return 0;
  }
  return places.size();
}

}  // namespace

std::uint64_t print_concordance(Searcher& searcher, const SearchRequest& request,
                                const RenderOptions& options, const std::atomic<bool>& cancel) {
  SearchRequest plain = request;
  plain.snippets = 0;
  plain.facets.clear();
  plain.timeline = TimelineUnit::none;
  const ResultPage page = searcher.search(plain, &cancel);
  std::size_t lines = 0;
  for (const Hit& hit : page.hits) {
    if (cancel) break;
    const auto article = searcher.article(hit.id);
    if (article)
      lines += print_lines(*article, clean_text(article->text, searcher.highlights(request, *article).text),
                           options);
  }
  const std::string end = std::to_string(lines) + " places in " + std::to_string(page.hits.size()) + " of " +
                          std::to_string(page.tail.total) + " matching articles\n";
  std::fputs(styled(end, dim, options.color).c_str(), options.out);
  return page.tail.total;
}

}  // namespace backfile
