// Mailboxes (mbox, RFC 4155) and single messages (.eml, Apple's .emlx): newsletters and news by mail, one
// message an article.
#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/mime.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t longest_message = 64U << 20;

// "From sender Thu Aug 24 10:30:00 2016": what stands before a message. Only a line that ends in a time and a
// year is one; a sentence may begin with "From" as well.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && line.size() > 20 && line[colon - 1] >= '0' &&
         line[colon - 1] <= '9' && line.find_first_of("0123456789", colon) == colon + 1;
}

// Apple's Mail writes the message's bytes in a line before it, and a property list behind it.
bool is_length(std::string_view line) {
  line = trimmed(line);
  return line.size() < 10 && is_ascii_number(line);
}

std::optional<Date> separator_date(std::string_view separator) {
  const std::size_t sender = separator.find(' ', 5);
  return sender == std::string_view::npos ? std::nullopt : parse_date(separator.substr(sender));
}

// "Hawbeck Weekly <weekly.hawbeck.example>" -> "Hawbeck Weekly".
std::string list_name(std::string_view list_id) {
  const std::string decoded = decode_mail_words(list_id);
  std::string name = clean_line_field(std::string_view(decoded).substr(0, decoded.find('<')));
  std::erase(name, '"');
  return name;
}

std::string without_signature(std::string text) {
  const std::size_t at = text.rfind("\n-- \n");
  if (at != std::string::npos && text.size() - at < 1000) text.resize(at);
  return text;
}

std::string read_message(std::string_view message, std::string_view separator, Article& article) {
  std::size_t at = 0;
  const MailHeaders headers = read_mail_headers(message, at);
  std::string_view id = mail_header(headers, "message-id");
  const std::size_t open = id.find('<');
  if (open != std::string_view::npos) id = id.substr(open + 1, id.find('>', open) - open - 1);
  article.id = clean_line_field(id);
  article.title = clean_line_field(decode_mail_words(mail_header(headers, "subject")));
  article.byline = clean_byline(mailbox_name(mail_header(headers, "from")));
  article.source = list_name(mail_header(headers, "list-id"));
  article.language = clean_line_field(mail_header(headers, "content-language"));
  article.text = join_paragraphs(clean_text_field(without_signature(mail_text(headers, message.substr(at)))));
  add_extra_text(article, "from", decode_mail_words(mail_header(headers, "from")));
  const std::string reason = finish_article(article);
  if (!reason.empty()) return reason;
  const std::string date = clean_line_field(mail_header(headers, "date"));
  auto read = parse_date(date);
  if (!read) read = separator_date(separator);
  if (read) article.date = *read;
  if (!read && !date.empty()) keep_unread_date(date, article);
  return "";
}

// "message 3", and its id where it has one.
std::string name_of(std::size_t number, const Article& article) {
  return "message " + std::to_string(number) + (article.id.empty() ? "" : " <" + article.id + ">");
}

constexpr auto usual_headers =
    std::to_array<std::string_view>({"from", "to", "subject", "date", "message-id", "mime-version",
                                     "received", "return-path", "content-type", "delivered-to"});

// Of news groups (RFC 5536); articles as text may have such lines at their head, too.
constexpr auto news_headers = std::to_array<std::string_view>(
    {"newsgroups", "organization", "lines", "path", "xref", "references", "reply-to", "nntp-posting-host"});

}  // namespace

int recognise_mbox(std::string_view head, std::string_view name) {
  std::size_t at = 0;
  const bool mailbox = is_separator(head.substr(0, head.find('\n')));
  const bool measured = name.ends_with(".emlx") && is_length(head.substr(0, head.find('\n')));
  if (mailbox || measured) at = std::min(head.find('\n'), head.size() - 1) + 1;
  const MailHeaders headers = read_mail_headers(head, at);
  const auto count_of = [&headers](std::span<const std::string_view> names) {
    return std::ranges::count_if(headers, [&](const auto& header) { return is_one_of(header.first, names); });
  };
  auto usual = count_of(usual_headers);
  if (!mail_header(headers, "from").empty() && !mail_header(headers, "subject").empty())
    usual += count_of(news_headers);
  if (mailbox && usual >= 2) return 95;
  if (usual >= 3) return name.ends_with(".eml") || measured ? 95 : 85;
  return usual >= 2 && (name.ends_with(".eml") || name.ends_with(".mbox")) ? 85 : 0;
}

void read_mbox(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  // The bytes stay as they are: each part of a message has a charset of its own.
  LineReader lines(bytes, longest_message);
  std::string message;
  std::string separator;
  std::size_t number = 0;
  bool too_long = false;
  bool after_empty = true;
  const auto deliver = [&] {
    if (message.empty()) return true;
    Article article;
    ++number;
    const std::string reason = too_long ? "larger than 64 MB" : read_message(message, separator, article);
    message.clear();
    too_long = false;
    if (reason.empty()) return sink.article(std::move(article));
    sink.reject(name_of(number, article), reason);
    return true;
  };
  const bool measured = options.input.ends_with(".emlx");
  for (std::string_view line; lines.next(line);) {
    if (measured && lines.number() == 1 && is_length(line)) continue;
    if (measured && line.starts_with("<?xml ")) break;
    if (after_empty && is_separator(line)) {
      if (!deliver()) return;
      separator = line;
      after_empty = false;
      continue;
    }
    after_empty = line.empty();
    // ">From" was "From" before it was stored (mboxrd).
    const std::size_t quotes = line.find_first_not_of('>');
    if (quotes != std::string_view::npos && quotes > 0 && line.substr(quotes).starts_with("From "))
      line.remove_prefix(1);
    too_long = too_long || message.size() + line.size() > longest_message;
    if (too_long) continue;
    message += line;
    message += '\n';
  }
  deliver();
}

}  // namespace backfile
