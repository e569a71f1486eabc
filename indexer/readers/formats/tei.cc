// TEI (Text Encoding Initiative, P4 and P5): digitised papers and editions. Who wrote what, where and when is
// what the header says of the printed source; its publisher and date of the edition count where it says
// nothing.
#include <libxml/tree.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "common/language.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/html/tree.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

// What holds a line or paragraph of running text.
constexpr auto paragraphs = std::to_array<std::string_view>(
    {"p", "ab", "head", "item", "row", "byline", "dateline", "salute", "signed", "opener", "closer",
     "trailer", "label", "speaker", "stage", "l"});
// Running titles, what editors say, and what was there before it was put right.
constexpr auto no_text =
    std::to_array<std::string_view>({"fw", "note", "figDesc", "sic", "orig", "abbr", "del", "teiHeader"});

std::string_view local_name(const xmlNode* node) {
  return reinterpret_cast<const char*>(node->name);
}

// The characters below an element; <lb/> is a space, but within a word.
void append_text(const XmlElement& element, std::string& out) {
  for (const xmlNode* node = element.node()->children; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      append_collapsed(out, reinterpret_cast<const char*>(node->content));
    } else if (node->type == XML_ELEMENT_NODE) {
      const XmlElement inner(node);
      const std::string_view name = local_name(node);
      // "sic" alone, without what is right beside it, is text.
      const bool is_alone = (name == "sic" || name == "orig" || name == "abbr") &&
                            std::string_view(reinterpret_cast<const char*>(node->parent->name)) != "choice";
      if (name == "lb" || name == "cb" || name == "pb") {
        const bool within_word = inner.attribute("break") == "no";
        while (within_word && out.ends_with(' ')) out.pop_back();
        if (within_word && out.ends_with('-')) out.pop_back();
        if (!within_word) append_collapsed(out, " ");
      } else if (!is_one_of(name, no_text) || is_alone) {
        if (name == "cell" && !out.empty()) append_collapsed(out, " ");
        append_text(inner, out);
      }
    }
  }
}

std::string line_of(const XmlElement& element) {
  std::string line;
  append_text(element, line);
  return clean_line_field(line);
}

// Verses are lines of one paragraph.
// libxml2 allows 256 levels.
void append_paragraphs(const XmlElement& element, std::string& text, const xmlNode* without) {
  for (const XmlElement& child : element.children()) {
    const std::string_view name = child.name();
    if (child.node() == without || is_one_of(name, no_text)) continue;
    const bool holds_blocks = std::ranges::any_of(child.children(), [](const XmlElement& inner) {
      return is_one_of(inner.name(), paragraphs) || inner.name() == "list" || inner.name() == "table";
    });
    if (!is_one_of(name, paragraphs) || (holds_blocks && name != "p")) {
      append_paragraphs(child, text, without);
      continue;
    }
    const std::string line = line_of(child);
    if (line.empty()) continue;
    const bool goes_on = name == "l" && child.node() != element.children().front().node();
    text += (text.empty() ? "" : goes_on ? "\n" : "\n\n") + line;
  }
}

// The first line among those elements below one that `fits`.
template <typename Fits>
std::string first_line(const XmlElement& below, std::string_view name, const Fits& fits) {
  for (const XmlElement& element : below.all(name)) {
    if (!fits(element)) continue;
    if (std::string line = line_of(element); !line.empty()) return line;
  }
  return "";
}

std::string first_line(const XmlElement& below, std::string_view name) {
  return first_line(below, name, [](const XmlElement&) { return true; });
}

// What the header says of all articles of the document.
class TeiHeader {
 public:
  explicit TeiHeader(const XmlElement& tei) {
    id_ = tei.attribute("id");
    read_language(tei);
    const auto header = tei.child("teiHeader");
    const auto file = header ? header->child("fileDesc") : std::nullopt;
    if (!file) return;
    if (const auto description = file->child("sourceDesc")) read_source(*description);
    if (const auto profile = header->child({"profileDesc", "creation"})) read_dates(*profile);
    read_edition(*file);
  }

  void set_fields(Article& article) const {
    article.id = id_;
    article.title = title_;
    article.byline = byline_;
    article.source = source_;
    article.language = language_;
    for (const std::string& date : dates_) {
      const std::string reason = set_part(Part::date, date, DayMonthOrder::unknown, article);
      if (!reason.empty()) keep_unread_date(date, article);
      if (article.date.known()) break;
    }
    for (const auto& [key, value] : extra_) add_extra_text(article, key, value);
  }

 private:
  void read_language(const XmlElement& tei) {
    if (const auto text = tei.child("text")) language_ = language_code(text->attribute("lang"));
    if (language_.empty()) language_ = language_code(tei.attribute("lang"));
    // Where the text does not say which, several are those of its quotations, too.
    const std::vector<XmlElement> used = tei.all("language");
    if (language_.empty() && used.size() == 1) language_ = language_code(used.front().attribute("ident"));
  }

  void read_dates(const XmlElement& below) {
    for (const char* name : {"date", "origDate"}) {
      for (const XmlElement& date : below.all(name)) {
        std::string value;
        for (const char* attribute : {"when", "value", "when-iso", "from", "notBefore"}) {
          if (value.empty()) value = date.attribute(attribute);
        }
        if (value.empty()) value = date.line();
        if (!value.empty()) dates_.push_back(std::move(value));
      }
    }
  }

  void read_source(const XmlElement& description) {
    for (const char* name : {"biblStruct", "biblFull", "bibl", "msDesc"}) {
      const auto found = description.all(name);
      if (found.empty()) continue;
      const XmlElement& source = found.front();
      const auto is_of_article = [&](const XmlElement& title) {
        return title.attribute("level") == "a" || title.parent()->name() == "analytic";
      };
      title_ = first_line(source, "title", is_of_article);
      source_ = first_line(source, "title", [&](const XmlElement& title) {
        return title.attribute("level") == "j" || (title.attribute("level").empty() && !is_of_article(title));
      });
      if (source_.empty()) source_ = first_line(source, "publisher");
      byline_ = clean_byline(first_line(source, "author"));
      read_dates(source);
      for (const XmlElement& scope : source.all("biblScope")) {
        std::string unit = scope.attribute("unit");
        if (unit.empty()) unit = scope.attribute("type");
        if (unit == "page" || unit == "pp" || unit == "volume" || unit == "issue" || unit == "column")
          extra_.emplace_back(unit == "pp" ? "page" : unit, scope.line());
      }
      return;
    }
  }

  void read_edition(const XmlElement& file) {
    if (const auto statement = file.child("titleStmt")) {
      if (title_.empty()) {
        title_ = first_line(*statement, "title",
                            [](const XmlElement& title) { return title.attribute("type") == "main"; });
      }
      if (title_.empty()) title_ = first_line(*statement, "title");
      if (byline_.empty()) byline_ = clean_byline(first_line(*statement, "author"));
    }
    if (const auto statement = file.child("publicationStmt")) {
      read_dates(*statement);
      std::string publisher = first_line(*statement, "publisher");
      if (publisher.empty()) publisher = first_line(*statement, "distributor");
      if (source_.empty()) {
        source_ = publisher;
      } else {
        extra_.emplace_back("edition", publisher);
      }
      if (id_.empty()) id_ = first_line(*statement, "idno");
    }
  }

  std::string id_;
  std::string title_;
  std::string byline_;
  std::string source_;
  std::string language_;
  std::vector<std::string> dates_;  // the first that is one counts
  std::vector<std::pair<std::string, std::string>> extra_;
};

bool is_division(std::string_view name) {
  return name.starts_with("div") && (name.size() == 3 || (name.size() == 4 && is_ascii_digit(name[3])));
}

// The divisions that are called articles, none within another.
void collect_articles(const XmlElement& element, std::vector<XmlElement>& articles) {
  for (const XmlElement& child : element.children()) {
    if (is_division(child.name()) && child.attribute("type") == "article") {
      articles.push_back(child);
    } else {
      collect_articles(child, articles);
    }
  }
}

std::optional<XmlElement> heading_of(const XmlElement& element) {
  for (const XmlElement& child : element.children()) {
    if (child.name() == "head") return child;
  }
  return std::nullopt;
}

class TeiReader {
 public:
  explicit TeiReader(ArticleSink& sink) : sink_(sink) {}

  bool read(const XmlElement& tei) {
    const TeiHeader header(tei);
    const auto text = tei.child("text");
    std::vector<XmlElement> parts;
    if (text) collect_articles(*text, parts);
    if (parts.size() < 2) return deliver(header, text, "");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string own = parts[i].attribute("id");
      if (!deliver(header, parts[i], own.empty() ? std::to_string(i + 1) : own)) return false;
    }
    return true;
  }

 private:
  // `part`: what tells the article from others of the document; "" where it is the only one.
  bool deliver(const TeiHeader& header, const std::optional<XmlElement>& text, const std::string& part) {
    Article article;
    header.set_fields(article);
    const auto heading = text && !part.empty() ? heading_of(*text) : std::nullopt;
    if (!part.empty()) {
      if (!article.id.empty()) article.id += "/" + part;
      article.title = heading ? line_of(*heading) : "";
    }
    if (text) append_paragraphs(*text, article.text, heading ? heading->node() : nullptr);
    article.text = clean_text_field(article.text);
    const std::string repeated = article.title + "\n\n";
    if (!article.title.empty() && article.text.starts_with(repeated)) article.text.erase(0, repeated.size());
    return deliver_entry(std::move(article), "", "text", ++number_, sink_);
  }

  ArticleSink& sink_;
  std::size_t number_ = 0;
};

}  // namespace

int recognise_tei(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "TEI" || root.name == "TEI.2" || root.name == "teiCorpus" || root.name == "teiCorpus.2"
             ? 90
             : 0;
}

void read_tei(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  XmlStream stream(bytes);
  TeiReader reader(sink);
  XmlElement tei;
  while (stream.next({"TEI", "TEI.2"}, tei)) {
    if (!reader.read(tei)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
