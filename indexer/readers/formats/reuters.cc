// Reuters-21578: one <REUTERS> element a story, SGML of 1987 wire copy. Fields: README of the distribution,
// sections V, VI.
#include <algorithm>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/reuters_places.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t longest_story = 16U << 20;
constexpr std::size_t wire_column = 62;  // lines of copy end there, give or take a character

std::string_view element(std::string_view story, std::string_view tag) {
  return element_content(story, tag).value_or("");
}

std::string attribute(std::string_view story, std::string_view name) {
  return clean_line_field(attribute_value(story, name));
}

// The name of a story in rejects.
std::string name_of(std::string_view story, std::size_t line) {
  const std::string id = attribute(story, "NEWID");
  return id.empty() ? "line " + std::to_string(line) : "NEWID " + id;
}

// "james-baker" -> "James Baker".
std::string person_name(std::string_view code) {
  std::string name;
  bool begins = true;
  for (const char c : code) {
    name += c == '-' ? ' ' : begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    begins = c == '-';
  }
  return name;
}

std::vector<std::string> listed(std::string_view story, std::string_view tag) {
  std::vector<std::string> values;
  std::string_view list = element(story, tag);
  for (std::size_t at = list.find("<D>"); at != std::string_view::npos; at = list.find("<D>")) {
    list.remove_prefix(at + 3);
    std::string value = clean_line_field(decode_references(list.substr(0, list.find("</D>"))));
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

void add_extra_list(Article& article, std::string_view name, std::string_view story, std::string_view tag) {
  std::string json;
  for (const std::string& value : listed(story, tag)) json += (json.empty() ? "[" : ",") + json_string(value);
  if (!json.empty()) article.extra.emplace_back(name, json + "]");
}

// The last line of the copy is the agency's name.
std::string without_sign_off(std::string text) {
  const std::size_t begin = text.find_last_of('\n') + 1;
  std::string last = clean_line_field(text.substr(begin));
  last = ascii_lowered(last);
  while (last.ends_with('.') || last.ends_with(' ')) last.pop_back();
  if (last == "reuter" || last == "reuters") text.resize(begin);
  return text;
}

void read_text_part(std::string_view story, Article& article) {
  const std::string_view text = element(story, "TEXT");
  article.title = clean_line_field(decode_references(element(text, "TITLE")));
  std::string dateline = clean_line_field(decode_references(element(text, "DATELINE")));
  while (dateline.ends_with('-') || dateline.ends_with(' ')) dateline.pop_back();
  article.dateline = dateline;
  article.byline = clean_byline(decode_references(element(text, "AUTHOR")));
  if (text.find("<BODY>") != std::string_view::npos) {
    // Paragraphs are known by their indentation: the first one's must not be trimmed off.
    article.text = join_paragraphs(
        without_sign_off(clean_text_field("\n" + decode_references(element(text, "BODY")))), wire_column);
    return;
  }
  // Copy that was not taken apart: everything is text.
  if (text.find("<TITLE>") != std::string_view::npos) return;
  std::string all = without_sign_off(clean_text_field(decode_references(text)));
  const std::size_t line_end = std::min(all.find('\n'), all.size());
  article.title = clean_line_field(std::string_view(all).substr(0, line_end));
  article.text = join_paragraphs(std::string_view(all).substr(line_end), wire_column);
}

// "27-MAR-1987 00:02:59.13RM": marks of the wire may follow; a time that is none leaves the day.
Date read_date(std::string_view text) {
  const std::size_t day_end = std::min(text.find(' '), text.size());
  const std::size_t time_end = std::min(text.find_first_not_of("0123456789:.", day_end + 1), text.size());
  if (const auto moment = parse_date(text.substr(0, time_end))) return *moment;
  return parse_date(text.substr(0, day_end)).value_or(Date{});
}

// Why the story cannot be used; "" where it can.
std::string read_story(std::string_view story, Article& article) {
  article.id = attribute(story, "NEWID");
  article.language = "en";
  const std::string date = clean_line_field(decode_references(element(story, "DATE")));
  article.date = read_date(date);
  for (const std::string& place : listed(story, "PLACES")) {
    const std::string_view code = reuters_place_code(place);
    add_given(article.country, std::string(code.empty() ? place : code));
  }
  for (const std::string& person : listed(story, "PEOPLE")) add_given(article.person, person_name(person));
  for (const std::string& topic : listed(story, "TOPICS")) add_given(article.topic, topic);
  read_text_part(story, article);
  add_extra_text(article, "cgisplit", attribute(story, "CGISPLIT"));
  add_extra_list(article, "companies", story, "COMPANIES");
  add_extra_list(article, "exchanges", story, "EXCHANGES");
  add_extra_text(article, "has_topics", attribute(story, "TOPICS"));
  add_extra_text(article, "lewissplit", attribute(story, "LEWISSPLIT"));
  add_extra_text(article, "oldid", attribute(story, "OLDID"));
  add_extra_list(article, "orgs", story, "ORGS");
  if (!date.empty() && !article.date.known()) keep_unread_date(date, article);
  return finish_article(article);
}

}  // namespace

int recognise_reuters(std::string_view head, std::string_view) {
  return head.find("<REUTERS ") != std::string_view::npos && head.find("NEWID=") != std::string_view::npos
             ? 95
             : 0;
}

void read_reuters(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  LineReader lines(bytes, longest_story);
  std::string story;
  std::size_t begin = 0;  // the line
  bool inside = false;
  const auto finish = [&] {
    inside = false;
    Article article;
    const std::string reason = read_story(story, article);
    if (reason.empty()) return sink.article(std::move(article));
    sink.reject(name_of(story, begin), reason);
    return true;
  };
  for (std::string_view line; lines.next(line);) {
    if (line.starts_with("<REUTERS ")) {
      if (inside) sink.reject(name_of(story, begin), "the story has no end");
      story.clear();
      begin = lines.number();
      inside = true;
    }
    if (!inside) continue;
    story += line;
    story += '\n';
    if (line.find("</REUTERS>") != std::string_view::npos) {
      if (!finish()) return;
    } else if (story.size() > longest_story) {
      sink.reject("line " + std::to_string(lines.number()), "a story of more than 16 MB");
      inside = false;
    }
  }
  if (inside) sink.reject(name_of(story, begin), "the story has no end: the file is cut short");
}

}  // namespace backfile
