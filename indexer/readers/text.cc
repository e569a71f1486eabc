// Plain text: the headline in the first line, paragraphs behind it. A web page's comment form at the end is
// left out.
#include <algorithm>
#include <array>

#include "indexer/charset.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

constexpr std::size_t largest_text = 64U << 20;
constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_form_line = 300;

// How the comment forms of common content systems begin, in lower case: a line of its own.
constexpr auto form_headings = std::to_array<std::string_view>({
    "leave a reply",
    "leave a comment",
    "leave your comment",
    "post a comment",
    "add a comment",
    "write a comment",
    "join the conversation",
    "submit a comment",
    "cancel reply",
    "leave a reply cancel reply",
    "schreibe einen kommentar",
    "kommentar verfassen",
    "kommentar hinterlassen",
    "laisser un commentaire",
    "laisser une réponse",
    "deja un comentario",
    "deja una respuesta",
    "dejar una respuesta",
    "deixe um comentário",
    "deixe uma resposta",
    "lascia un commento",
    "lascia una risposta",
    "plaats een reactie",
    "geef een reactie",
    "dodaj komentarz",
    "zostaw komentarz",
    "оставить комментарий",
    "добавить комментарий",
    "bir yorum yazın",
});

// Lines that stand in such forms, or under an article, and nowhere else: their beginnings.
constexpr auto form_lines = std::to_array<std::string_view>({
    "your email address will not be published",
    "required fields are marked",
    "save my name, email",
    "you must be logged in to",
    "notify me of follow-up",
    "notify me of new",
    "this site uses akismet",
    "deine e-mail-adresse wird nicht",
    "votre adresse e-mail ne sera pas",
    "tu dirección de correo",
    "o seu endereço de email",
    "o seu endereço de e-mail",
    "il tuo indirizzo email",
    "je e-mailadres wordt niet",
    "twój adres e-mail",
    "ваш адрес email",
});
// The same as a whole line: a sentence may begin with these.
constexpr auto form_labels =
    std::to_array<std::string_view>({"name *", "email *", "comment *", "website", "post comment", "submit",
                                     "submit comment", "cancel reply"});

bool is_form_heading(std::string_view line) {
  if (line.size() > longest_form_line) return false;
  const std::string folded = folded_case(trimmed(line));
  return std::ranges::find(form_headings, folded) != form_headings.end();
}

bool is_form_line(std::string_view line) {
  if (line.size() > longest_form_line) return false;
  const std::string folded = folded_case(trimmed(line));
  if (std::ranges::find(form_labels, folded) != form_labels.end()) return true;
  return std::ranges::any_of(form_lines, [&](std::string_view begin) { return folded.starts_with(begin); });
}

// Cuts a comment form off the end: from a heading of one on, where little but the form follows, and the lines
// of one.
std::string_view without_comment_form(std::string_view text) {
  constexpr std::size_t longest_form = 1500;
  for (std::size_t at = text.size(); at > 0 && text.size() - at <= longest_form;) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    if (is_form_heading(text.substr(begin, at - begin))) return text.substr(0, begin);
    if (begin == 0) break;
    at = begin - 1;
  }
  for (;;) {
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    const std::size_t begin = text.rfind('\n') + 1;
    if (begin == 0 || !is_form_line(text.substr(begin))) return text;
    text = text.substr(0, begin);
  }
}

// Summaries behind a text, each after a line of its own, as a collection of news stories for summarising has
// them: the text is cut off before them.
std::vector<std::string> take_highlights(std::string_view& text) {
  constexpr std::string_view mark = "\n@highlight\n";
  std::vector<std::string> highlights;
  std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return highlights;
  std::string_view rest = text.substr(at + mark.size());
  text = text.substr(0, at);
  while (!rest.empty()) {
    at = std::min(rest.find(mark), rest.size());
    highlights.push_back(clean_line_field(rest.substr(0, at)));
    rest = rest.substr(std::min(at + mark.size(), rest.size()));
  }
  return highlights;
}

}  // namespace

int recognise_text(std::string_view head, std::string_view name) {
  // Zero bytes are in no text; of other control characters a few may be.
  std::size_t controls = 0;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (c == '\0') return 0;
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f') continue;
    // ISO-2022 changes its character sets by escape sequences.
    const bool changes_set =
        c == '\x1b' && at + 1 < head.size() && (head[at + 1] == '$' || head[at + 1] == '(');
    if (!changes_set) ++controls;
  }
  if (controls * 100 > head.size()) return 0;
  // XML of a kind that nothing reads, RTF and PDF are no text either.
  if (!xml_root(head).name.empty() && head.substr(0, 200).find("<?xml") != std::string_view::npos) return 0;
  if (head.starts_with("{\\rtf") || head.starts_with("%PDF-")) return 0;
  return name.ends_with(".txt") || name.ends_with(".text") ? 40 : 10;
}

void read_text(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto raw = read_all(bytes, largest_text);
  if (!raw) {
    sink.reject("", "a plain text of more than 64 MB is no article");
    return;
  }
  // Control characters go, indentation stays until paragraphs are found.
  const std::string clean =
      clean_text_field(decode_text(*raw, detect_charset(std::string_view(*raw).substr(0, 1U << 16))));
  std::string_view all = without_comment_form(clean);
  const std::vector<std::string> highlights = take_highlights(all);
  const std::size_t line_end = std::min(all.find('\n'), all.size());
  Article article;
  article.title = clean_line_field(all.substr(0, line_end));
  if (article.title.size() > longest_headline || !highlights.empty()) {
    // No headline: the first line is text already.
    article.title.clear();
    article.text = join_paragraphs(all);
  } else {
    article.text = join_paragraphs(all.substr(line_end));
  }
  if (!highlights.empty()) article.extra.emplace_back("highlights", json_list(highlights));
  article.date = file_name_date(options.input);
  if (article.title.empty() && article.text.empty()) {
    sink.reject("", "no text and no headline");
  } else {
    sink.article(std::move(article));
  }
}

}  // namespace backfile
