#include "searcher/render/article.h"

#include <algorithm>

#include "searcher/match/facet_counter.h"
#include "searcher/render/printed_place.h"
#include "searcher/render/terminal_text.h"
#include "searcher/snippet.h"

namespace backfile {
namespace {

void put(const RenderOptions& options, const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), options.out);
}

// One paragraph, wrapped, and the empty line behind it.
void put_paragraph(const RenderOptions& options, const Snippet& text, const Highlight& paragraph,
                   std::size_t columns, const Style* base) {
  const std::string part = text.text.substr(paragraph.begin, paragraph.end - paragraph.begin);
  std::vector<Highlight> inside;
  for (const Highlight& mark : text.highlights) {
    if (mark.begin < paragraph.begin || mark.end > paragraph.end) continue;
    inside.push_back({mark.begin - paragraph.begin, mark.end - paragraph.begin});
  }
  for (const Highlight& line : wrap(part, columns)) {
    put(options, marked_line(part, line, inside, options.color, base) + "\n");
  }
  put(options, "\n");
}

std::string labels_line(Facet facet, const std::vector<Label>& labels) {
  std::string line;
  for (const Label& label : labels)
    line += (line.empty() ? "" : " · ") + harmless(facet_label(facet, label.value));
  return line.empty() ? "" : std::string(facet_name(facet)) + ": " + line + "\n";
}

}  // namespace

void print_article(const Article& article, const Searcher::ArticleHighlights& highlights,
                   const RenderOptions& options) {
  const std::size_t columns = std::clamp<std::size_t>(options.columns, 30, 100);
  const Snippet title = clean_text(article.title, highlights.title);
  put_paragraph(options, title, {0, static_cast<std::uint32_t>(title.text.size())}, columns, &bold);
  std::string details;
  for (const std::string& part : {to_iso(article.date), article.source, printed_place(article),
                                  article.byline, article.dateline, article.id}) {
    if (!part.empty()) details += (details.empty() ? "" : " · ") + harmless(part);
  }
  put(options, styled(details, dim, options.color) + "\n");
  if (!article.url.empty()) put(options, styled(harmless(article.url), dim, options.color) + "\n");
  put(options, "\n");
  const Snippet text = clean_text(article.text, highlights.text, true);
  for (std::size_t begin = 0; begin < text.text.size();) {
    const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
    if (end > begin) {
      put_paragraph(options, text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                    columns, nullptr);
    }
    begin = end + 1;
  }
  put(options, labels_line(Facet::country, article.country) + labels_line(Facet::person, article.person) +
                   labels_line(Facet::topic, article.topic));
}

}  // namespace backfile
