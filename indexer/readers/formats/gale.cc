// Issues of old newspapers in Gale's XML (GALENP.dtd, LTO_issue.dtd, nccoissue.dtd, and
// bl_ncnp_issue_apex.dtd of the British Library), as libraries hold them for text mining: articles word by
// word. What the elements mean: as programs that read such collections use them.
#include <algorithm>
#include <charconv>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// What stands above the articles of an issue.
struct Issue {
  std::string paper;
  Date date;
};

// The left edge of pos="2030,7775,2198,7806"; -1 where it is not given.
int left_of(const XmlElement& word) {
  const std::string place = word.attribute("pos");
  int left = -1;
  std::from_chars(place.data(), place.data() + place.size(), left);
  return left;
}

// The words of a paragraph: a line ends where the next word stands further left.
void add_paragraph(const XmlElement& paragraph, OcrPage& page) {
  page.begin_paragraph();
  std::string line;
  int last = -1;
  for (const XmlElement& word : paragraph.all("wd")) {
    const int left = left_of(word);
    if (left >= 0 && left < last) page.add_line(std::exchange(line, ""));
    last = left;
    line.append(line.empty() ? "" : " ").append(word.line());
  }
  page.add_line(line);
}

std::string read_article(const XmlElement& element, const Issue& issue, std::string_view input,
                         Article& article) {
  OcrPage page;
  std::string heading;
  if (const auto text = element.child("text")) {
    for (const XmlElement& part : text->children()) {
      if (part.name() == "text.title") {
        for (const XmlElement& word : part.all("wd"))
          heading.append(heading.empty() ? "" : " ").append(word.line());
      } else {
        for (const XmlElement& paragraph : part.all("p")) add_paragraph(paragraph, page);
      }
    }
  }
  page.set(input, article);
  if (issue.date.known()) article.date = issue.date;
  article.source = issue.paper;
  article.id = element.line_of("id");
  article.title = element.line_of("ti");
  if (article.title.empty()) article.title = heading;
  if (const auto author = element.child("au")) {
    const std::string composed = author->line_of("au_composed");
    article.byline = clean_byline(composed.empty() ? author->line() : composed);
  }
  add_extra_text(article, "category", element.line_of("ct"));
  // "0002KJ-1903-11-02_0003": the page is its last part.
  const std::string place = element.line_of("pi");
  if (const std::size_t part = place.find_last_of("_-"); part != std::string::npos)
    add_extra_text(article, "page",
                   place.substr(std::min(place.find_first_not_of('0', part + 1), place.size())));
  double percent = 0;
  const std::string quality = element.line_of("ocr");
  if (std::from_chars(quality.data(), quality.data() + quality.size(), percent).ec == std::errc())
    set_confidence(percent / 100, article);
  return finish_article(article);
}

}  // namespace

int recognise_gale(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  const bool issue = root.name == "issue" || root.name == "GALENP" || root.name == "Newspaper";
  const bool words = head.find("<text.cr>") != std::string_view::npos ||
                     head.find("<pf>") != std::string_view::npos ||
                     head.find("<searchableDateStart>") != std::string_view::npos;
  return issue && words && head.find("<article") != std::string_view::npos ? 90 : 0;
}

void read_gale(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  Issue issue;
  std::size_t number = 0;
  while (stream.next({"jn", "pf", "searchableDateStart", "article"}, record)) {
    if (record.name() == "jn") issue.paper = record.line();
    if (record.name() == "pf" || record.name() == "searchableDateStart") {
      if (const auto date = parse_field_date(record.line(), DayMonthOrder::unknown)) issue.date = *date;
    }
    if (record.name() != "article") continue;
    Article article;
    std::string reason = read_article(record, issue, options.input, article);
    if (article.text.empty() && article.title.empty()) continue;  // an illustration
    if (!deliver_entry(std::move(article), std::move(reason), "article", ++number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
