// Olive Software's PrXML: an article, advertisement or picture of a digitised paper a file, word by word, as
// its viewer (ActivePaper) keeps them in folders Document/PAGE/Ar00101.xml. What the elements mean: as
// programs that read such collections use them. An article that goes on elsewhere on a page is another file.
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// A part's words: <L> begins a line, one with P="S" a paragraph; NS says that no space follows. <Q> and <q>
// are the pieces of a word that stands whole in the <QW> behind them.
void add_primitive(const XmlElement& primitive, OcrPage& page) {
  if (!page.runs_on()) page.begin_paragraph();
  std::string line;
  bool glued = false;
  bool piece_glued = false;
  for (const XmlElement& part : primitive.children()) {
    const std::string_view name = part.name();
    if (name == "L") {
      page.add_line(std::exchange(line, ""));
      if (part.attribute("P") == "S") page.begin_paragraph();
      glued = false;
    }
    if (name == "Q" || name == "q") piece_glued = part.attribute("NS") == "y";
    if (name != "W" && name != "QW") continue;
    if (!line.empty() && !glued) line += ' ';
    line += part.line();
    glued = name == "QW" ? piece_glued : part.attribute("NS") == "y";
  }
  page.add_line(line);
}

OcrPage words_of(const XmlElement& entity, std::string_view kind) {
  OcrPage page;
  for (const XmlElement& part : entity.children()) {
    if (part.name() != kind) continue;
    for (const XmlElement& primitive : part.all("Primitive")) add_primitive(primitive, page);
  }
  return page;
}

std::string line_of(const OcrPage& page) {
  return clean_line_field(page.text());
}

// "LE BAC", or the text's first words and "..." where nothing stands above it.
std::string title_of(const XmlElement& entity, const std::string& name) {
  const std::string headline = line_of(words_of(entity, "HedLine_hl1"));
  return headline.empty() && !name.ends_with("...") ? name : headline;
}

std::string read_entity(const XmlElement& entity, std::string_view input, Article& article) {
  const auto meta = entity.child("Meta");
  const auto said = [&](std::string_view name) { return meta ? meta->attribute(name) : std::string(); };
  words_of(entity, "Content").set(input, article);
  article.title = title_of(entity, clean_line_field(said("NAME")));
  article.byline = clean_byline(line_of(words_of(entity, "Byline")));
  article.language = entity.attribute("LANGUAGE");
  article.source = clean_line_field(said("PUBLICATION"));
  // "TAR/1900/01/02": the folder of the issue.
  const std::string folder = clean_line_field(said("BASE_HREF"));
  const std::string id = clean_line_field(entity.attribute("ID"));
  if (!folder.empty() && !id.empty()) article.id = folder + "/" + id;
  if (const Date date = file_name_date(folder); date.known()) {
    article.date = date;
  } else if (const auto issue = parse_field_date(said("ISSUE_DATE"), DayMonthOrder::day_first)) {
    article.date = *issue;
  }
  add_extra_text(article, "category", entity.attribute("ENTITY_TYPE"));
  add_extra_text(article, "section", said("SECTION"));
  const std::string page = said("PAGE_LABEL");
  add_extra_text(article, "page", page.empty() ? entity.attribute("PAGE_NO") : page);
  return finish_article(article);
}

}  // namespace

int recognise_olive(std::string_view head, std::string_view) {
  return xml_root(head).name == "XMD-entity" ? 95 : 0;
}

void read_olive(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement entity;
  for (std::size_t number = 1; stream.next({"XMD-entity"}, entity); ++number) {
    Article article;
    std::string reason = read_entity(entity, options.input, article);
    if (article.text.empty() && article.title.empty()) continue;  // a picture
    if (!deliver_entry(std::move(article), std::move(reason), "article", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
