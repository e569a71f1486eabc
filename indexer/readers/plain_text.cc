#include "indexer/readers/plain_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

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

Article plain_text_article(std::string_view text) {
  // Control characters go, indentation stays until paragraphs are found.
  const std::string clean = clean_text_field(text);
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
  return article;
}

std::string plain_text_paragraphs(std::string_view text) {
  const std::string clean = clean_text_field(text);
  return join_paragraphs(without_comment_form(clean));
}

}  // namespace backfile
