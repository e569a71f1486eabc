// Mailboxes (mbox, RFC 4155) and single messages (.eml, Apple's .emlx): newsletters and news by mail, one
// message an article.
#include <algorithm>
#include <array>
#include <iterator>

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

// What stands between the brackets of "<1234@gazette.example>".
std::string in_brackets(std::string_view value) {
  const std::size_t open = value.find('<');
  if (open != std::string_view::npos) value = value.substr(open + 1, value.find('>', open) - open - 1);
  return clean_line_field(value);
}

// "message 3", and its id where it has one.
std::string name_of(std::size_t number, const Article& article) {
  return "message " + std::to_string(number) + (article.id.empty() ? "" : " <" + article.id + ">");
}

// Delivers messages and what they enclose.
class MessageReader {
 public:
  explicit MessageReader(ArticleSink& sink) : sink_(sink) {}

  /// False where the sink wants no more.
  bool read(std::string_view message, std::string_view separator) {
    ++number_;
    return deliver(message, separator, {}, 0);
  }

  bool reject(const std::string& reason) {
    sink_.reject(name_of(++number_, {}), reason);
    return true;
  }

 private:
  // A forwarded message, or one of a digest, is an article as well; so is an attached document.
  bool deliver(std::string_view message, std::string_view separator, const std::string& list, int depth) {
    constexpr int deepest = 8;
    std::size_t at = 0;
    const MailHeaders headers = read_mail_headers(message, at);
    MailBody body = read_mail_body(headers, message.substr(at));
    Article article;
    const std::string reason = fill(headers, body, separator, article);
    if (article.source.empty()) article.source = list;
    Article around;
    take_common_parts(article, around);
    const bool forwards_only = article.text.empty() && !body.messages.empty();
    if (reason.empty() && !forwards_only) {
      if (!sink_.article(std::move(article))) return false;
    } else if (body.messages.empty() && body.attachments.empty()) {
      sink_.reject(name_of(number_, article) + (depth > 0 ? ", within it" : ""), reason);
    }
    for (const MailPart& attached : body.attachments) {
      ViewSource bytes(attached.bytes);
      if (!sink_.enclosed(attached.name, bytes, around)) return false;
    }
    if (depth == deepest && !body.messages.empty())
      sink_.reject(name_of(number_, {}), "messages within messages, too many of them");
    return depth == deepest || std::ranges::all_of(body.messages, [&](const std::string& enclosed) {
             return deliver(enclosed, "", around.source, depth + 1);
           });
  }

  // Why the message is no article; "" where it is one.
  static std::string fill(const MailHeaders& headers, MailBody& body, std::string_view separator,
                          Article& article) {
    article.id = in_brackets(mail_header(headers, "message-id"));
    article.title = clean_line_field(decode_mail_words(mail_header(headers, "subject")));
    article.byline = clean_byline(mailbox_name(mail_header(headers, "from")));
    article.url = in_brackets(mail_header(headers, "archived-at"));  // RFC 5064
    article.source = list_name(mail_header(headers, "list-id"));
    const std::string groups = clean_line_field(mail_header(headers, "newsgroups"));
    if (article.source.empty()) article.source = groups.substr(0, groups.find(','));
    article.language = clean_line_field(mail_header(headers, "content-language"));
    article.text = join_paragraphs(clean_text_field(without_signature(std::move(body.text))));
    add_extra_text(article, "from", decode_mail_words(mail_header(headers, "from")));
    add_extra_text(article, "keywords", decode_mail_words(mail_header(headers, "keywords")));
    if (groups.find(',') != std::string::npos) add_extra_text(article, "newsgroups", groups);
    std::vector<std::string> attachments;
    std::ranges::transform(body.attachments, std::back_inserter(attachments), &MailPart::name);
    if (!attachments.empty()) article.extra.emplace_back("attachments", json_list(attachments));
    const std::string date = clean_line_field(mail_header(headers, "date"));
    auto read = parse_date(date);
    if (!read) read = separator_date(separator);
    if (read) article.date = *read;
    if (!read && !date.empty()) keep_unread_date(date, article);
    return finish_article(article);
  }

  ArticleSink& sink_;
  std::size_t number_ = 0;
};

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
  MessageReader reader(sink);
  bool too_long = false;
  bool after_empty = true;
  const auto deliver = [&] {
    if (message.empty()) return true;
    const bool goes_on = too_long ? reader.reject("larger than 64 MB") : reader.read(message, separator);
    message.clear();
    too_long = false;
    return goes_on;
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
