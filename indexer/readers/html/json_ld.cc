#include "indexer/readers/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/tree.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t largest_script = 4U << 20;
constexpr int deepest = 6;

std::string_view string_of(const element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

element member(const object& of, std::string_view key, bool& found) {
  element value;
  found = of[key].get(value) == simdjson::SUCCESS;
  return value;
}

std::string_view string_member(const object& of, std::string_view key) {
  bool found = false;
  const element value = member(of, key, found);
  return found ? string_of(value) : std::string_view{};
}

// Calls `use` for a value, or for each of a list.
template <typename Use>
void for_each_value(const element& value, const Use& use) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) {
    use(value);
    return;
  }
  for (const element one : list) use(one);
}

// "NewsArticle", "https://schema.org/BlogPosting", "Report".
bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("/Report") ||
         type == "Report";
}

bool is_article(const object& candidate) {
  bool found = false;
  const element type = member(candidate, "@type", found);
  bool article = false;
  if (found) for_each_value(type, [&](const element& one) { article |= is_article_type(string_of(one)); });
  return article;
}

// Each line is a paragraph.
std::string line_paragraphs(std::string_view body) {
  std::string text;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find_first_of("\r\n", begin), body.size());
    const std::string_view line = trimmed(body.substr(begin, end - begin));
    if (!line.empty()) text.append(text.empty() ? "" : "\n\n").append(line);
    begin = end + 1;
  }
  return text;
}

// Some sites put markup into what is meant as plain text, some of them escaped ("&lt;p&gt;").
std::string plain_paragraphs(std::string_view body, int round = 0) {
  if (body.find_first_of("&<") == std::string_view::npos) return line_paragraphs(body);
  std::string markup;
  for (const char c : body) {
    if (c == '\n') {
      markup += "<br><br>";
    } else {
      markup += c;
    }
  }
  std::string text;
  for (const TextBlock& block : text_blocks(HtmlTree(lean_html(markup).markup), {})) {
    text += (text.empty() ? "" : "\n\n") + block.text;
  }
  return round == 0 && looks_like_html(text) ? plain_paragraphs(text, round + 1) : text;
}

class Reader {
 public:
  void read(const element& root) {
    collect_names(root, 0);
    find(root, 0);
  }

  /// Nothing more can come of further scripts.
  bool is_done() const { return has_text() && author_ids_.empty() && publisher_ids_.empty(); }
  JsonLdArticle take() && {
    add_referred(author_ids_, article_.authors);
    std::vector<std::string> publishers;
    add_referred(publisher_ids_, publishers);
    if (article_.publisher.empty() && !publishers.empty()) article_.publisher = publishers.front();
    return std::move(article_);
  }

 private:
  bool has_text() const { return article_.found && !article_.body.empty(); }

  // Each name once.
  static void add_name(std::string_view name, std::vector<std::string>& names) {
    std::string plain = plain_metadata(name);
    if (!plain.empty() && std::ranges::find(names, plain) == names.end()) names.push_back(std::move(plain));
  }

  // Names that stood in a later script than the article.
  void add_referred(const std::vector<std::string>& ids, std::vector<std::string>& names) const {
    for (const std::string& id : ids) add_name(referred(id), names);
  }

  // The ids that a member refers to, where it gives no name.
  static void add_ids(const object& from, std::string_view key, std::vector<std::string>& ids) {
    bool found = false;
    const element value = member(from, key, found);
    if (!found) return;
    for_each_value(value, [&](const element& one) {
      object named;
      if (one.get(named) == simdjson::SUCCESS && !string_member(named, "@id").empty())
        ids.emplace_back(string_member(named, "@id"));
    });
  }

  // Persons and organisations that articles refer to by "@id".
  void collect_names(const element& value, int depth) {
    if (depth > deepest) return;
    for_each_value(value, [&](const element& one) {
      object candidate;
      if (one.get(candidate) != simdjson::SUCCESS) return;
      const std::string_view id = string_member(candidate, "@id");
      const std::string_view name = string_member(candidate, "name");
      if (!id.empty() && !name.empty()) names_.emplace(id, name);
      bool found = false;
      if (const element graph = member(candidate, "@graph", found); found) collect_names(graph, depth + 1);
    });
  }

  void find(const element& value, int depth) {
    if (depth > deepest) return;
    for_each_value(value, [&](const element& one) {
      object candidate;
      if (has_text() || one.get(candidate) != simdjson::SUCCESS) return;
      if (is_article(candidate)) {
        if (article_.found) {
          add_body(candidate);
        } else {
          fill(candidate);
        }
        return;
      }
      for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        bool found = false;
        if (const element inner = member(candidate, key, found); found) find(inner, depth + 1);
      }
    });
  }

  // A second description of the same article may be the one with its text.
  void add_body(const object& from) {
    if (article_.headline.empty() || plain_metadata(string_member(from, "headline")) != article_.headline)
      return;
    article_.body = plain_paragraphs(string_member(from, "articleBody"));
    if (article_.updates.empty()) add_updates(from);
  }

  void fill(const object& from) {
    article_.found = true;
    article_.headline = plain_metadata(string_member(from, "headline"));
    article_.name = plain_metadata(string_member(from, "name"));
    article_.body = plain_paragraphs(string_member(from, "articleBody"));
    add_updates(from);
    article_.published = string_member(from, "datePublished");
    if (article_.published.empty()) article_.published = string_member(from, "dateCreated");
    article_.language = name_of(from, "inLanguage");
    article_.publisher = name_of(from, "publisher");
    article_.section = name_of(from, "articleSection");
    article_.url = string_member(from, "url");
    add_names(from, "author", article_.authors);
    if (article_.authors.empty()) add_names(from, "creator", article_.authors);
    if (article_.authors.empty()) add_ids(from, "author", author_ids_);
    if (article_.publisher.empty()) add_ids(from, "publisher", publisher_ids_);
    add_keywords(from);
  }

  // https://schema.org/LiveBlogPosting
  void add_updates(const object& from) {
    bool found = false;
    const element updates = member(from, "liveBlogUpdate", found);
    if (!found) return;
    for_each_value(updates, [&](const element& one) {
      object update;
      if (one.get(update) != simdjson::SUCCESS) return;
      for (const std::string& part : {plain_metadata(string_member(update, "headline")),
                                      plain_paragraphs(string_member(update, "articleBody"))}) {
        if (!part.empty()) article_.updates += (article_.updates.empty() ? "" : "\n\n") + part;
      }
    });
  }

  // The names that a member gives: texts, objects with a name, references to such, or a list of them.
  void add_names(const object& from, std::string_view key, std::vector<std::string>& names) const {
    bool found = false;
    const element value = member(from, key, found);
    if (!found) return;
    for_each_value(value, [&](const element& one) {
      object named;
      std::string_view name = string_of(one);
      if (one.get(named) == simdjson::SUCCESS) {
        name = string_member(named, "name");
        if (name.empty()) for_each_name(named, names);
        if (name.empty()) name = referred(string_member(named, "@id"));
      }
      add_name(name, names);
    });
  }

  // {"name": ["A", "B"]}
  static void for_each_name(const object& named, std::vector<std::string>& names) {
    bool found = false;
    const element value = member(named, "name", found);
    if (!found) return;
    for_each_value(value, [&](const element& one) {
      if (std::string plain = plain_metadata(string_of(one)); !plain.empty())
        names.push_back(std::move(plain));
    });
  }

  std::string_view referred(std::string_view id) const {
    const auto known = names_.find(id);
    return known == names_.end() ? std::string_view{} : std::string_view(known->second);
  }

  std::string name_of(const object& from, std::string_view key) const {
    std::vector<std::string> names;
    add_names(from, key, names);
    return names.empty() ? "" : names.front();
  }

  void add_keywords(const object& from) {
    bool found = false;
    const element value = member(from, "keywords", found);
    if (!found) return;
    for_each_value(value, [&](const element& one) {
      std::string_view words = string_of(one);
      while (!words.empty()) {
        const std::size_t comma = std::min(words.find(','), words.size());
        std::string word = plain_metadata(words.substr(0, comma));
        if (!word.empty()) article_.keywords.push_back(std::move(word));
        words.remove_prefix(std::min(comma + 1, words.size()));
      }
    });
  }

  std::map<std::string, std::string, std::less<>> names_;
  std::vector<std::string> author_ids_;
  std::vector<std::string> publisher_ids_;
  JsonLdArticle article_;
};

// Line breaks within strings, which JSON does not allow and pages have, become spaces; so does what XHTML and
// old browsers wanted around scripts.
std::string repaired(std::string_view script) {
  constexpr std::string_view opening = "<![CDATA[";
  if (const std::size_t at = script.find(opening); at < 100) script.remove_prefix(at + opening.size());
  script = script.substr(0, script.rfind("]]>"));
  const std::size_t first = std::min(script.find_first_of("{["), script.size());
  const std::size_t last = script.find_last_of("}]");
  if (last == std::string_view::npos || last < first) return "";
  std::string json(script.substr(first, last - first + 1));
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return json;
}

}  // namespace

JsonLdArticle read_json_ld(std::span<const std::string_view> scripts) {
  Reader reader;
  simdjson::dom::parser parser;
  for (const std::string_view script : scripts) {
    if (script.empty() || script.size() > largest_script || reader.is_done()) continue;
    element root;
    if (parser.parse(repaired(script)).get(root) == simdjson::SUCCESS) reader.read(root);
  }
  return std::move(reader).take();
}

std::string plain_metadata(std::string_view text) {
  std::string plain;
  append_collapsed(plain, text);
  // Entities may be encoded twice ("&amp;#039;").
  for (int round = 0; round < 2 && plain.find_first_of("&<") != std::string::npos; ++round) {
    plain = HtmlTree(lean_html(plain).markup).subtree_text(0);
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

}  // namespace backfile
