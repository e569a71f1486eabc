// What Telegram exports of a channel or chat (result.json), or of all of an account's: a message with text is
// an article. Its number counts within the chat only, so that the id has the chat's in front.
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string_view string_member(const element& of, std::string_view key) {
  std::string_view text;
  return of[key].get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

std::string number_member(const element& of, std::string_view key) {
  element value;
  if (of[key].get(value) != simdjson::SUCCESS || !(value.is_int64() || value.is_uint64())) return "";
  return simdjson::minify(value);
}

// A text, or its parts one behind the other: plain ones, and objects for what is bold, a link and so on.
std::string text_of(const element& message) {
  element value;
  if (message["text"].get(value) != simdjson::SUCCESS) return "";
  array parts;
  std::string_view plain;
  if (value.get(plain) == simdjson::SUCCESS) return std::string(plain);
  std::string text;
  if (value.get(parts) != simdjson::SUCCESS) return "";
  for (const element part : parts) {
    if (part.get(plain) == simdjson::SUCCESS || part["text"].get(plain) == simdjson::SUCCESS) text += plain;
  }
  return text;
}

// What the messages of a chat have in common.
struct Chat {
  std::string id;
  std::string name;

  Chat() = default;
  explicit Chat(const element& chat)
      : id(number_member(chat, "id")), name(clean_line_field(string_member(chat, "name"))) {
    if (id.empty()) id = name;
  }
};

// A first line that is no sentence and stands alone is a headline.
void set_text(std::string text, Article& article) {
  constexpr std::size_t longest_headline = 200;  // bytes
  const std::size_t end = text.find("\n\n");
  const std::string first = text.substr(0, end);
  const bool is_headline = end != std::string::npos && end <= longest_headline && !ends_sentence(first) &&
                           first.find('\n') == std::string::npos;
  if (is_headline) {
    article.title = clean_line_field(first);
    text.erase(0, end + 2);
  }
  article.text = std::move(text);
}

// False for what joins, photos without words and the like.
bool read_message(const element& message, const Chat& chat, Article& article) {
  const std::string text = clean_text_field(text_of(message));
  if (string_member(message, "type") != "message" || text.empty()) return false;
  article.id = chat.id + "/" + number_member(message, "id");
  set_text(text, article);
  article.source = chat.name;
  std::string_view author = string_member(message, "author");
  if (author.empty()) author = string_member(message, "from");
  if (author != chat.name) article.byline = clean_byline(author);
  // "date" is the local time of the machine that exported.
  std::string_view date = string_member(message, "date_unixtime");
  if (date.empty()) date = string_member(message, "date");
  static_cast<void>(set_part(Part::date, date, DayMonthOrder::unknown, article));
  add_extra_text(article, "forwarded_from", string_member(message, "forwarded_from"));
  return true;
}

class ExportReader {
 public:
  ExportReader(const ReaderOptions& options, ArticleSink& sink) : options_(options), sink_(sink) {}

  bool is_message(std::string_view value) {
    element message;
    return parse(value, message) && !number_member(message, "id").empty() &&
           !string_member(message, "type").empty() && !string_member(message, "date").empty();
  }

  /// The chat around messages that come one by one.
  void around(std::string_view value) {
    element chat;
    if (parse(value, chat)) chat_ = Chat(chat);
  }

  bool read(std::string_view value) {
    element root;
    if (const auto error = parser_.parse(value.data(), value.size()).get(root); error != simdjson::SUCCESS) {
      sink_.reject("item " + std::to_string(++number_), broken_json(error, value));
      return true;
    }
    element list;
    if (root["chats"]["list"].get(list) == simdjson::SUCCESS && list.is_array()) {
      return std::ranges::all_of(list.get_array().value_unsafe(),
                                 [&](const element& chat) { return read_chat(chat); });
    }
    if (root["messages"].get(list) == simdjson::SUCCESS) return read_chat(root);
    return deliver(root, chat_);
  }

 private:
  bool parse(std::string_view value, element& root) {
    return parser_.parse(value.data(), value.size()).get(root) == simdjson::SUCCESS && root.is_object();
  }

  bool read_chat(const element& value) {
    array messages;
    if (!value.is_object() || value["messages"].get(messages) != simdjson::SUCCESS) return true;
    const Chat chat(value);
    return std::ranges::all_of(messages, [&](const element& message) { return deliver(message, chat); });
  }

  bool deliver(const element& message, const Chat& chat) {
    Article article;
    if (!message.is_object() || !read_message(message, chat, article)) return true;
    if (!options_.source.empty()) article.source = options_.source;
    finish_article(article);
    return sink_.article(std::move(article));
  }

  const ReaderOptions& options_;
  ArticleSink& sink_;
  simdjson::dom::parser parser_;
  Chat chat_;
  std::size_t number_ = 0;
};

}  // namespace

int recognise_telegram(std::string_view head, std::string_view) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"\"public_channel\"", "\"private_channel\"", "\"public_supergroup\"", "\"private_supergroup\"",
       "\"private_group\"", "\"personal_chat\"", "\"bot_chat\"", "\"saved_messages\""});
  const auto first = first_sign(head);
  if (first == std::string_view::npos || head[first] != '{') return 0;
  if (head.find("\"messages\"") == std::string_view::npos) return 0;
  const bool is_chat = std::ranges::any_of(
      kinds, [&](std::string_view kind) { return head.find(kind) != std::string_view::npos; });
  return is_chat ? 96 : 0;
}

void read_telegram(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  ExportReader reader(options, sink);
  JsonValues values(decoded, [&](std::string_view value) { return reader.is_message(value); });
  std::string_view value;
  for (bool entered = false; values.next(value);) {
    if (!entered && !values.around().empty()) reader.around(values.around());
    entered = !values.around().empty();
    if (values.too_long() || values.was_cut()) {
      sink.reject("", values.too_long() ? "larger than 64 MB" : "broken JSON (the file ends within it)");
    } else if (!reader.read(value)) {
      return;
    }
  }
  if (values.lacks_end()) sink.reject("the list", "it has no end: the file is cut short");
}

}  // namespace backfile
