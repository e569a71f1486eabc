#include "searcher/tui/article_lines.h"

#include <algorithm>

#include "searcher/match/facet_counter.h"
#include "searcher/render/printed_place.h"
#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/snippet.h"

namespace backfile::tui {
namespace {

class Lines {
 public:
  Lines(ArticleView& view, int width) : view_(view), width_(static_cast<std::size_t>(width)) {}

  // A text of one paragraph or several, each wrapped; the highlights become matches.
  void add(const Snippet& text, bool heading) {
    std::size_t mark = 0;
    for (std::size_t begin = 0; begin <= text.text.size();) {
      const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
      add_paragraph(text, begin, end, mark, heading);
      begin = end + 1;
    }
  }

  void add_detail(const std::string& text) {
    for (const Highlight& line : wrap(text, width_))
      view_.lines.push_back({text.substr(line.begin, line.end - line.begin), {}, false, true});
  }

  void add_empty() { view_.lines.emplace_back(); }

 private:
  void add_paragraph(const Snippet& text, std::size_t begin, std::size_t end, std::size_t& mark,
                     bool heading) {
    const std::string_view paragraph = std::string_view(text.text).substr(begin, end - begin);
    if (paragraph.empty()) return add_empty();
    for (const Highlight& wrapped : wrap(paragraph, width_)) {
      ArticleLine line;
      line.heading = heading;
      line.text = paragraph.substr(wrapped.begin, wrapped.end - wrapped.begin);
      const auto from = static_cast<std::uint32_t>(begin + wrapped.begin);
      const auto to = static_cast<std::uint32_t>(begin + wrapped.end);
      for (; mark < text.highlights.size() && text.highlights[mark].begin < to; ++mark) {
        const Highlight& whole = text.highlights[mark];
        const Highlight here = {std::max(whole.begin, from) - from, std::min(whole.end, to) - from};
        if (whole.begin >= from) view_.matches.push_back({view_.lines.size(), here});
        line.highlights.push_back(here);
        if (whole.end > to) break;  // goes on in the next line
      }
      view_.lines.push_back(std::move(line));
    }
  }

  ArticleView& view_;
  std::size_t width_;
};

std::string labels_of(Facet facet, const std::vector<Label>& labels) {
  std::string line;
  for (const Label& label : labels)
    line += (line.empty() ? "" : ", ") + harmless(facet_label(facet, label.value));
  return line.empty() ? "" : std::string(facet_name(facet)) + ": " + line;
}

}  // namespace

void lay_out_article(ArticleView& view, int width) {
  view.lines.clear();
  view.matches.clear();
  if (!view.article) return;
  const Article& article = *view.article;
  Lines lines(view, width);
  Snippet title = clean_text(article.title, view.highlights.title);
  if (title.text.empty()) title = {"(no headline)", {}, false, false};
  lines.add(title, true);
  std::string details;
  for (const std::string& part :
       {to_iso(article.date), article.source, printed_place(article), article.byline, article.dateline}) {
    if (!part.empty()) details += (details.empty() ? "" : " · ") + harmless(part);
  }
  lines.add_detail(details);
  lines.add_detail(harmless(article.url));
  lines.add_empty();
  Snippet text = clean_text(article.text, view.highlights.text, true);
  while (!text.text.empty() && text.text.back() == '\n') text.text.pop_back();
  lines.add(text, false);
  lines.add_empty();
  lines.add_detail(labels_of(Facet::country, article.country));
  lines.add_detail(labels_of(Facet::person, article.person));
  lines.add_detail(labels_of(Facet::topic, article.topic));
  lines.add_detail("id: " + harmless(article.id));
}

}  // namespace backfile::tui
