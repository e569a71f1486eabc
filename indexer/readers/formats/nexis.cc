// Deliveries of Nexis as text: many documents a file, each with its source, date and headline, then labels in
// capitals ("BYLINE:", "LENGTH:"), the text, and labels again. The older deliveries begin each document with
// "1 of 25 DOCUMENTS", the newer ones end it with "End of Document". The layout: as the many scripts of
// researchers who take such files apart describe it.
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/copyright_line.h"
#include "indexer/readers/document_lines.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

enum class Label : std::uint8_t {
  none,
  headline,
  byline,
  dateline,
  section,
  highlight,
  length,
  series,
  body,
  // Those from here on stand behind the text.
  language,
  subject,
  country,
  person,
  url,
  other,
  delivery,  ///< one that no text has in it
};

struct Name {
  std::string_view text;
  Label label;
};
constexpr auto names = std::to_array<Name>({
    {"headline", Label::headline},
    {"byline", Label::byline},
    {"autor", Label::byline},
    {"auteur", Label::byline},
    {"dateline", Label::dateline},
    {"section", Label::section},
    {"rubrik", Label::section},
    {"rubrique", Label::section},
    {"highlight", Label::highlight},
    {"length", Label::length},
    {"länge", Label::length},
    {"longueur", Label::length},
    {"lengte", Label::length},
    {"longitud", Label::length},
    {"series", Label::series},
    {"column", Label::series},
    {"body", Label::body},
    {"language", Label::language},
    {"sprache", Label::language},
    {"langue", Label::language},
    {"taal", Label::language},
    {"idioma", Label::language},
    {"subject", Label::subject},
    {"country", Label::country},
    {"geographic", Label::country},
    {"person", Label::person},
    {"url", Label::url},
    {"load-date", Label::delivery},
    {"update", Label::other},
    {"graphic", Label::delivery},
    {"grafik", Label::other},
    {"graphique", Label::other},
    {"publication-type", Label::delivery},
    {"document-type", Label::delivery},
    {"publikationstyp", Label::delivery},
    {"type-publication", Label::delivery},
    {"journal-code", Label::delivery},
    {"acc-no", Label::delivery},
    {"type", Label::other},
    {"notes", Label::other},
    {"correction-date", Label::other},
    {"organization", Label::other},
    {"company", Label::other},
    {"ticker", Label::other},
    {"industry", Label::other},
    {"city", Label::other},
    {"state", Label::other},
    {"classification", Label::delivery},
});

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, is_ascii_digit);
}

// "12 of 100 DOCUMENTS", "FOCUS - 12 of 100 DOCUMENTS", "Dokument 12 von 100".
bool is_first_line(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 60) return false;
  const std::string lower = folded_case(line);
  std::array<std::string_view, 4> words;
  std::size_t count = 0;
  std::string_view rest = lower;
  if (rest.starts_with("focus - ")) rest.remove_prefix(8);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (count == words.size()) return false;
    words.at(count++) = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
  }
  if (count != 4) return false;
  constexpr auto documents =
      std::to_array<std::string_view>({"document", "documents", "dokument", "dokumente", "dokumenten",
                                       "documenten", "documentos", "documenti"});
  constexpr auto of = std::to_array<std::string_view>({"of", "von", "de", "sur", "van", "di"});
  const bool first = std::ranges::find(documents, words[0]) != documents.end();
  const bool last = std::ranges::find(documents, words[3]) != documents.end();
  if (first == last) return false;
  const std::size_t at = first ? 1 : 0;
  return is_number(words.at(at)) && std::ranges::find(of, words.at(at + 1)) != of.end() &&
         is_number(words.at(at + 2));
}

bool is_last_line(std::string_view line) {
  return trimmed(line) == "End of Document";
}

// "March 3, 2014 Monday 9:30 PM GMT", "Montag 3. März 2014": the longest beginning that is a date, and if
// none is, the longest end.
std::optional<Date> date_in(std::string_view line) {
  if (line.size() > 100) return std::nullopt;
  for (std::size_t end = line.size(); end != std::string_view::npos; end = line.rfind(' ', end - 1)) {
    if (const auto date = parse_date(trimmed(line.substr(0, end)))) return date;
    if (end == 0) break;
  }
  for (std::size_t begin = line.find(' '); begin != std::string_view::npos;
       begin = line.find(' ', begin + 1)) {
    if (const auto date = parse_date(line.substr(begin + 1))) return date;
  }
  return std::nullopt;
}

// What a line's label means, and what stands behind it. Labels without a colon stand alone ("Body").
Label label_of(std::string_view line, std::string_view& value) {
  const std::size_t colon = line.find(':');
  const bool alone = colon == std::string_view::npos;
  if (alone && line != "Body" && line != "Classification") return Label::none;
  if (!alone && colon > 24) return Label::none;
  const std::string_view written = line.substr(0, colon);
  // "BYLINE:" in the older deliveries, "Byline:" in the newer ones; a sentence's word is in lower case.
  if (written.empty() || is_ascii_lower(written.front())) return Label::none;
  const std::string name = folded_case(written);
  const auto* found = std::ranges::find(names, std::string_view(name), &Name::text);
  if (found == names.end()) return Label::none;
  value = alone ? std::string_view{} : trimmed(line.substr(colon + 1));
  // Behind the text it is a day; in it, news.
  return name == "update" && !date_in(value) ? Label::none : found->label;
}

// "LABOR STRIKES (92%); TALKS (78%)" -> the names, without the figures.
std::vector<std::string> indexed_terms(std::string_view value) {
  std::vector<std::string> terms;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(';'), value.size());
    std::string_view term = trimmed(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
    if (term.ends_with("%)")) term = trimmed(term.substr(0, term.rfind('(')));
    if (!term.empty()) terms.emplace_back(term);
  }
  return terms;
}

std::string capitalised(const std::string& name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
  if (text != icu::UnicodeString(text).toUpper()) return name;
  std::string out;
  text.toTitle(nullptr).toUTF8String(out);
  return out;
}

// Lines up to an empty one or up to the next label, and the label that they begin with.
struct Piece {
  Label label = Label::none;
  std::string text;  ///< without the label, lines as they are
};

bool is_of_tail(Label label) {
  return label >= Label::language;
}

// One document: its pieces, and then an article.
class Document {
 public:
  explicit Document(std::span<const std::string> lines) {
    for (const std::string& line : lines) add_line(line);
  }

  bool empty() const { return pieces_.empty(); }

  /// `newer`: of a delivery whose documents have an end and no first line, so that a cover page with the
  /// search stands above the first of them.
  std::string read(bool newer, Article& article) const {
    const std::span<const Piece> pieces = pieces_;
    std::size_t head = 0;
    while (head < pieces.size() && pieces[head].label == Label::none) ++head;
    const bool labelled = head < pieces.size() && !is_of_tail(pieces[head].label);
    std::size_t text = 0;
    if (!newer || !labelled || !read_newer_preamble(pieces.first(head), article))
      text = read_preamble(pieces.first(head), article);
    if (labelled) {
      text = head;
      while (text < pieces.size() && pieces[text].label != Label::none && !is_of_tail(pieces[text].label)) {
        set_label(pieces[text], article);
        if (pieces[text++].label == Label::body) break;
      }
    }
    const std::size_t tail = text + length_of_text(pieces.subspan(text));
    std::string body = text == 0 || pieces[text - 1].label != Label::body ? "" : pieces[text - 1].text;
    for (const Piece& piece : pieces.subspan(text, tail - text)) body.append("\n\n").append(piece.text);
    article.text = join_paragraphs(clean_text_field(body));
    for (const Piece& piece : pieces.subspan(tail)) set_label(piece, article);
    return finish_article(article);
  }

 private:
  void add_line(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.empty()) {
      open_ = false;
      return;
    }
    std::string_view value;
    Label label = label_of(content, value);
    // All labels of a document are in capitals, or none is.
    const bool capitals = label != Label::none && content.size() > 1 && !is_ascii_lower(content[1]);
    if (label != Label::none && labels_in_capitals_.value_or(capitals) != capitals) label = Label::none;
    if (label != Label::none) labels_in_capitals_ = capitals;
    if (label != Label::none) {
      pieces_.push_back({label, std::string(value)});
    } else if (open_) {
      pieces_.back().text.append("\n").append(line);
    } else {
      pieces_.push_back({Label::none, std::string(line)});
    }
    open_ = true;
  }

  static bool is_rights(const Piece& piece) {
    return piece.label == Label::none && is_copyright_line(trimmed(piece.text));
  }

  // The labels behind the text begin with one that stands in no text, or are a run of any up to the end.
  static std::size_t length_of_text(std::span<const Piece> pieces) {
    std::size_t run = pieces.size();
    while (run > 0 && (is_of_tail(pieces[run - 1].label) || is_rights(pieces[run - 1]))) --run;
    std::size_t length = 0;
    while (length < run && pieces[length].label != Label::delivery && !is_rights(pieces[length])) ++length;
    return length;
  }

  // The lines of a piece of the preamble, but for those about rights. In PDFs headline, source, date and
  // these are one piece.
  static std::vector<std::string> lines_of(const Piece& piece) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < piece.text.size();) {
      const std::size_t end = std::min(piece.text.find('\n', begin), piece.text.size());
      lines.push_back(clean_line_field(std::string_view(piece.text).substr(begin, end - begin)));
      begin = end + 1;
    }
    if (lines.size() <= 2 && is_copyright_line(trimmed(piece.text))) return {};
    std::erase_if(lines, [](const std::string& line) { return is_copyright_line(line); });
    return lines;
  }

  // Headline, source and date are the last lines with a date above the labels; what stands above them is the
  // cover page. False where no line has a date.
  static bool read_newer_preamble(std::span<const Piece> pieces, Article& article) {
    struct Line {
      std::string text;
      const Piece* piece;
    };
    std::vector<Line> lines;
    for (const Piece& piece : pieces) {
      for (std::string& line : lines_of(piece)) lines.push_back({std::move(line), &piece});
    }
    for (std::size_t at = lines.size(); at > 0; --at) {
      const auto date = date_in(lines[at - 1].text);
      if (!date || date->precision < DatePrecision::day) continue;
      article.date = *date;
      if (at > 1) article.source = lines[at - 2].text;
      if (at > 2) {
        const Line& last = lines[at - 3];
        // A headline of several lines, where it is a piece of its own.
        const bool alone = last.piece != lines[at - 2].piece;
        article.title = alone ? clean_line_field(last.piece->text) : last.text;
      }
      return true;
    }
    return false;
  }

  // Source, date, headline in the older deliveries; headline, source, date in the newer ones. Gives where the
  // text begins if no label follows.
  static std::size_t read_preamble(std::span<const Piece> pieces, Article& article) {
    std::vector<std::string> before;
    std::size_t at = 0;
    for (; at < pieces.size() && !article.date.known(); ++at) {
      // Source, date and edition may stand without empty lines between them.
      for (std::string& line : lines_of(pieces[at])) {
        if (const auto date = date_in(line)) {
          article.date = *date;
          break;
        }
        before.push_back(std::move(line));
      }
    }
    if (!before.empty()) article.source = before.back();
    while (at < pieces.size() && is_copyright_line(trimmed(pieces[at].text))) ++at;
    if (before.size() > 1) {
      article.title = before[before.size() - 2];
    } else if (at < pieces.size()) {
      article.title = clean_line_field(pieces[at++].text);
    }
    return at;
  }

  static void set_label(const Piece& piece, Article& article) {
    const std::string value = clean_line_field(piece.text);
    switch (value.empty() ? Label::none : piece.label) {
      case Label::headline:
        article.title = value;
        break;
      case Label::byline:
        article.byline = clean_byline(value);
        break;
      case Label::dateline:
        article.dateline = value;
        break;
      case Label::language:
        article.language = folded_case(value.substr(0, value.find(';')));
        break;
      case Label::url:
        article.url = value;
        break;
      case Label::subject:
        for (const std::string& term : indexed_terms(value)) add_given(article.topic, folded_case(term));
        break;
      case Label::country:
        for (const std::string& term : indexed_terms(value)) add_given_country(article, term);
        break;
      case Label::person:
        for (const std::string& term : indexed_terms(value)) add_given(article.person, capitalised(term));
        break;
      case Label::section:
        add_extra_text(article, "section", value);
        break;
      case Label::highlight:
        add_extra_text(article, "highlight", value);
        break;
      case Label::series:
        add_extra_text(article, "series", value);
        break;
      case Label::none:
      case Label::length:
      case Label::body:
      case Label::other:
      case Label::delivery:
        break;
    }
  }

  std::vector<Piece> pieces_;
  bool open_ = false;
  std::optional<bool> labels_in_capitals_;
};

}  // namespace

int recognise_nexis(std::string_view head, std::string_view) {
  std::size_t lines = 0;
  bool ended = false;
  bool counted = false;
  while (!head.empty() && lines < 20'000) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (!trimmed(line).empty()) ++lines;
    if (lines <= 10 && is_first_line(line)) return 90;
    counted = counted || line.starts_with("Length:");
    ended = ended || is_last_line(line);
  }
  return ended && counted ? 90 : 0;
}

void read_nexis(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DocumentLines lines(bytes);
  std::size_t number = 0;
  bool begun = false;  // by a first line; what stands before the first of them is a cover page
  const auto deliver = [&] {
    auto [kept, reason] = lines.take();
    const Document document(kept);
    if (document.empty() && reason.empty()) return true;
    ++number;
    Article article;
    if (reason.empty()) reason = document.read(!begun, article);
    if (reason.empty()) return sink.article(std::move(article));
    sink.reject("document " + std::to_string(number), reason);
    return true;
  };
  for (std::string_view line; lines.next(line);) {
    if (is_first_line(line)) {
      if (!begun) lines.take();
      begun = true;
      if (!deliver()) return;
    } else if (is_last_line(line)) {
      if (!deliver()) return;
    } else {
      lines.keep(line);
    }
  }
  deliver();
}

}  // namespace backfile
