#include "indexer/readers/xml_article.h"

#include <algorithm>
#include <array>
#include <map>

#include "common/ascii.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/nitf_content.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"
#include "indexer/readers/xml_shape.h"

namespace backfile {
namespace {

constexpr std::size_t longest_extra = 10'000;

// A date in parts, which are elements or attributes (<day>4</day><month>11</month><year>2019</year>), as
// "2019-11-4"; "" where there are none, or the month has a name.
std::string date_in_parts(const XmlElement& element) {
  const std::vector<XmlElement> children = element.children();
  const auto part = [&](std::string_view name) {
    const auto child = std::ranges::find(children, name, &XmlElement::name);
    return child != children.end() ? child->line() : element.attribute(name);
  };
  const std::string year = part("year");
  const std::string month = part("month");
  const std::string day = part("day");
  if (year.empty() || !is_ascii_number(month)) return "";
  return year + "-" + month + (day.empty() ? "" : "-" + day);
}

// <Publication><Title>...</Title></Publication>, <author><name>...</name></author>; the parts of one name
// (<first>, <last>), or several names in a list of their elements.
std::string name_in(const XmlElement& element) {
  for (const XmlElement& child : element.children()) {
    const std::string_view name = child.name();
    if (name == "title" || name == "Title" || name == "name" || name == "Name") return child.line();
  }
  const std::vector<XmlElement> parts = element.children();
  const bool list =
      std::ranges::all_of(parts, [&](const XmlElement& part) { return part.name() == parts.front().name(); });
  std::string line;
  for (const XmlElement& part : parts) {
    const std::string value = part.line();
    if (!value.empty()) line += (line.empty() ? "" : (list ? ", " : " ")) + value;
  }
  return line;
}

// Digitised pages with an element a word.
bool is_words(const std::vector<XmlElement>& elements) {
  return elements.size() > 7 && std::ranges::all_of(elements, [](const XmlElement& element) {
           return element.line().find(' ') == std::string::npos;
         });
}

// Where a text consists of elements alone, whatever their names, they are its paragraphs.
// libxml2 allows 256 levels.
void append_paragraphs(const XmlElement& element, std::string& text) {
  const std::vector<XmlElement> children = element.children();
  const bool whole = children.empty() || has_own_text(element) || element.name() == "table";
  std::string paragraphs;
  if (whole) {
    paragraphs = marked_up_paragraphs(element);
  } else if (is_words(children)) {
    for (const XmlElement& word : children) paragraphs += (paragraphs.empty() ? "" : " ") + word.line();
  } else {
    for (const XmlElement& child : children) append_paragraphs(child, text);
  }
  if (!paragraphs.empty()) text += (text.empty() ? "" : "\n\n") + paragraphs;
}

std::string text_of(const XmlElement& element) {
  if (!element.children().empty()) {
    std::string text;
    append_paragraphs(element, text);
    return text;
  }
  const std::string text = element.text();
  return looks_like_html(text) ? text_of_html(text) : join_paragraphs(clean_text_field(text));
}

class XmlArticleReader {
 public:
  XmlArticleReader(const ReaderOptions& options, DayMonthOrder order, Article& article)
      : options_(options), order_(order), article_(article) {}

  std::string read(const XmlElement& record, const Article& around) {
    record_ = record;
    for (const auto& [name, value] : record.attributes()) add_field(name, value);
    if (record.children().empty()) {
      append(text_, text_of(record));
    } else {
      gather(record);
    }
    if (text_.empty()) text_ = std::move(paragraphs_);
    if (std::string reason = set_fields(); !reason.empty()) return reason;
    inherit(record);
    take_common_parts(around, article_);
    use_text();
    add_extra();
    return finish_article(article_);
  }

 private:
  struct Field {
    std::string name;
    std::optional<Part> part;
    std::string value;
  };

  static void append(std::string& text, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n\n") + more;
  }

  void add_field(std::string_view name, std::string value) {
    if (!value.empty())
      fields_.push_back({std::string(name), part_of_field(name, options_), std::move(value)});
  }

  bool has_field(Part part) const {
    return std::ranges::find(fields_, std::optional(part), &Field::part) != fields_.end();
  }

  // <PubFrosting><Title>The Gazette</Title>: beside the article, not around it.
  bool names_paper(const XmlElement& parent) const {
    const bool named = folded_case(parent.name()).starts_with("pub") ||
                       part_of_field(parent.name(), options_) == Part::source;
    return named && parent.node() != record_.node() && !holds_text(parent);
  }

  // libxml2 allows 256 levels.
  void gather(const XmlElement& parent) {
    if (parent.node() != record_.node()) {
      for (const auto& [name, value] : parent.attributes()) {
        if (part_of_field(name, options_)) add_field(name, value);
      }
    }
    const bool of_paper = names_paper(parent);
    for (const XmlElement& element : parent.children()) {
      const std::string name = xml_field_name(element);
      const auto part = part_of_field(name, options_);
      const bool holds_elements = !element.children().empty();
      if (part == Part::title && !holds_elements && of_paper) {
        fields_.push_back({name, Part::source, element.line()});
      } else if (part == Part::title && texts_around_ > 0 && has_field(Part::title)) {
        append(paragraphs_, element.line());  // a heading between paragraphs
      } else if (is_xml_paragraph(element.name()) ||
                 (!part && !paragraphs_.empty() && is_xml_heading(element.name()))) {
        append(paragraphs_, marked_up_paragraphs(element));
      } else if (part == Part::text) {
        add_text(name, element);
      } else if (part && is_facet(*part) && holds_elements && !has_own_text(element)) {
        for (const XmlElement& value : element.children()) add_field(name, xml_value(value, part));
      } else if (part && holds_elements && !has_own_text(element) &&
                 (holds_text(element, !is_line(*part)) || (part == Part::title && holds_parts(element)))) {
        gather(element);  // <publication><article>, <head><title>: a part's name for what holds others
      } else if (part && *part != Part::title && holds_elements && !has_own_text(element)) {
        const std::string date = part == Part::date ? date_in_parts(element) : "";
        add_field(name, date.empty() ? name_in(element) : date);
      } else if (part || !holds_elements || has_own_text(element)) {
        // ProQuest's name for how a paper's index has an author: family name first.
        const bool indexed = element.name() == "OriginalForm";
        add_field(name, indexed ? person_in_order(element.line()) : xml_value(element, part));
      } else {
        gather(element);
      }
    }
  }

  // Parts of a line, which may stand in a paragraph's element: <byline><p>By Ana Reyes</p></byline>.
  static bool is_line(Part part) {
    return part == Part::title || part == Part::byline || part == Part::dateline || part == Part::date;
  }

  // Whether a text of an article is below, also in paragraphs without a name of it: the element is more than
  // its text.
  bool holds_text(const XmlElement& element, bool in_paragraphs = true) const {
    return std::ranges::any_of(element.children(), [&](const XmlElement& child) {
      const auto part = part_of_field(xml_field_name(child), options_);
      return part == Part::text || (in_paragraphs && is_xml_paragraph(child.name())) ||
             holds_text(child, in_paragraphs);
    });
  }

  bool holds_parts(const XmlElement& element) const {
    return std::ranges::any_of(element.children(), [&](const XmlElement& child) {
      return part_of_field(xml_field_name(child), options_).has_value() || holds_parts(child);
    });
  }

  void add_text(const std::string& name, const XmlElement& element) {
    const bool holds_fields = std::ranges::any_of(element.children(), [&](const XmlElement& child) {
      const auto part = part_of_field(xml_field_name(child), options_);
      return part == Part::text || part == Part::title;
    });
    if (holds_fields) {
      ++texts_around_;
      gather(element);
      --texts_around_;
    } else if (text_.empty() || name == text_name_) {
      text_name_ = name;
      append(text_, text_of(element));
    } else {
      add_field(name + " (other)", element.line());
    }
  }

  std::string set_fields() {
    for (const bool own : {true, false}) {
      for (Field& field : fields_) {
        if (!field.part || is_own_name(field.name) != own) continue;
        if (field.part == Part::byline && !byline_name_.empty() && field.name == byline_name_) {
          article_.byline += ", " + clean_byline(field.value);
          continue;
        }
        const bool taken = !is_facet(*field.part) && has_part(*field.part, article_);
        if (field.part == Part::byline && !taken) byline_name_ = field.name;
        const std::string reason = taken ? "" : set_part(*field.part, field.value, order_, article_);
        if (is_doubtful_date(reason) && own) return reason;
        if (!reason.empty() && !is_doubtful_date(reason)) keep_unread_date(field.value, article_);
        if (taken || (!reason.empty() && !own)) {
          if (is_doubtful_date(reason)) doubt_ = reason;
          field.part.reset();
        }
      }
    }
    return article_.date.known() ? "" : doubt_;
  }

  // What an issue's or a page's element says of all articles in it: <issue date="1914-03-03">.
  void inherit(const XmlElement& record) {
    for (auto outer = record.parent(); outer; outer = outer->parent()) {
      for (const auto& [name, value] : outer->attributes()) {
        const auto part = part_of_field(name, options_);
        if (is_common_part(part) && !has_part(*part, article_))
          static_cast<void>(set_part(*part, value, order_, article_));
      }
    }
  }

  void use_text() {
    int best = 0;
    for (const Field& field : fields_) {
      const int rank = field.part || !text_.empty() ? 0 : summary_rank(field.name);
      if (rank <= best) continue;
      best = rank;
      article_.text = looks_like_html(field.value) ? text_of_html(field.value) : field.value;
    }
    if (!text_.empty()) article_.text = std::move(text_);
    article_.text = clean_text_field(article_.text);  // markup in the text may have hidden control characters
    const std::string heading = article_.title + "\n\n";
    if (!article_.title.empty() && article_.text.starts_with(heading)) article_.text.erase(0, heading.size());
  }

  void add_extra() {
    std::map<std::string, std::vector<std::string>> values;
    for (Field& field : fields_) {
      if (!field.part && field.value.size() <= longest_extra)
        values[clean_line_field(field.name)].push_back(std::move(field.value));
    }
    for (const auto& [name, said] : values)
      article_.extra.emplace_back(name, said.size() == 1 ? json_string(said.front()) : json_list(said));
  }

  const ReaderOptions& options_;
  DayMonthOrder order_;
  Article& article_;
  XmlElement record_;
  std::vector<Field> fields_;
  std::string text_;
  std::string text_name_;
  std::string paragraphs_;
  int texts_around_ = 0;     // elements of text that the one which is looked at stands in
  std::string byline_name_;  // the field; several of its name are several authors
  std::string doubt_;        // of a date that may be two
};

}  // namespace

std::string xml_value(const XmlElement& element, std::optional<Part> part) {
  // <date when="1914-03-03">Tuesday</date>: the attribute is the exact one.
  if (part == Part::date) {
    for (const char* name : {"when", "norm", "iso", "iso-8601-date", "datetime"}) {
      if (std::string value = element.attribute(name); !value.empty()) return value;
    }
    if (std::string value = date_in_parts(element); !value.empty()) return value;
  }
  std::string line = element.line();
  if (!line.empty()) return line;
  for (const char* name : {"value", "content", "href", "url", "term"}) {
    if (std::string value = element.attribute(name); !value.empty()) return value;
  }
  return "";
}

std::string read_xml_article(const XmlElement& record, const ReaderOptions& options, DayMonthOrder order,
                             const Article& around, Article& article) {
  return XmlArticleReader(options, order, article).read(record, around);
}

}  // namespace backfile
