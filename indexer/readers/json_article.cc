#include "indexer/readers/json_article.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/countries.h"
#include "indexer/readers/ans_article.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/json_text.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool is_number(const element& value) {
  return value.is<double>() || value.is<std::int64_t>() || value.is<std::uint64_t>();
}

std::string wrong_type(std::string_view key, bool facet) {
  return "\"" + clean_line_field(key) + (facet ? "\" is no text and no list of texts" : "\" is no text");
}

// What content systems wrap around a value: {"rendered": "..."}, {"$date": {"$numberLong": "..."}}.
element unwrapped(element value) {
  constexpr auto wrappers =
      std::to_array<std::string_view>({"$date", "$oid", "$numberLong", "rendered", "main", "original", "name",
                                       "title", "text", "content", "value", "node", "#text", "$t"});
  for (int depth = 0; depth < 3 && value.is<object>(); ++depth) {
    value = in_first_language(value);
    for (const std::string_view wrapper : wrappers) {
      element inner;
      if (value[wrapper].get(inner) == simdjson::SUCCESS && !inner.is_null()) {
        value = inner;
        break;
      }
    }
  }
  return value;
}

// Texts as they are; numbers, which serve as ids and dates, as they are written; nothing for others.
bool scalar_text(const element& value, std::string_view& text, std::string& written) {
  if (value.get(text) == simdjson::SUCCESS) return true;
  if (!is_number(value)) return false;
  written = simdjson::minify(value);
  text = written;
  return true;
}

std::string set_text(Part part, std::string_view text, DayMonthOrder order, Article& article) {
  if (part == Part::text && looks_like_html(text)) return set_part(part, text_of_html(text), order, article);
  const bool has_references = part == Part::title && (text.find("&#") != std::string_view::npos ||
                                                      text.find("&amp;") != std::string_view::npos ||
                                                      text.find("&quot;") != std::string_view::npos);
  return has_references ? set_part(part, decode_references(text), order, article)
                        : set_part(part, text, order, article);
}

// A list of texts: the facets, and authors. Authors may be objects with a name.
std::string read_list(std::string_view key, Part part, const array& list, Article& article) {
  std::string joined;
  for (const element one : list) {
    std::string_view text;
    if (unwrapped(one).get(text) != simdjson::SUCCESS) return wrong_type(key, is_facet(part));
    if (is_facet(part)) {
      set_part(part, text, DayMonthOrder::unknown, article);
    } else {
      joined += (joined.empty() ? "" : ", ") + clean_byline(text);
    }
  }
  return is_facet(part) ? "" : set_part(part, joined, DayMonthOrder::unknown, article);
}

// The Washington Post has the section among the pieces of the text.
void read_kicker(const array& list, Article& article) {
  for (const element one : list) {
    std::string_view type;
    std::string_view text;
    if (one["type"].get(type) == simdjson::SUCCESS && type == "kicker" &&
        one["content"].get(text) == simdjson::SUCCESS)
      add_extra_text(article, "section", text);
  }
}

// A list, also as GraphQL answers with one: {"nodes": [...]}, {"edges": [{"node": ...}]}.
bool is_list_of(const element& given, array& list) {
  return given.get(list) == simdjson::SUCCESS || given["nodes"].get(list) == simdjson::SUCCESS ||
         given["edges"].get(list) == simdjson::SUCCESS;
}

std::string read_part(std::string_view key, Part part, const element& given, DayMonthOrder order,
                      Article& article) {
  if (given.is_null()) return "";
  array list;
  const bool is_list = part == Part::text ? given.get(list) == simdjson::SUCCESS : is_list_of(given, list);
  if (is_list && (is_facet(part) || part == Part::byline)) return read_list(key, part, list, article);
  if (is_list && part == Part::text) read_kicker(list, article);
  element only = given;
  if (is_list && list.size() == 1) only = list.at(0);
  const element value = unwrapped(only);
  std::string_view text;
  std::string written;
  if (is_number(value) && (is_facet(part) || part == Part::byline)) return wrong_type(key, is_facet(part));
  if (!(is_list && part == Part::text) && scalar_text(value, text, written))
    return set_text(part, text, order, article);
  if (part == Part::text) {
    const std::string paragraphs = json_text(given);
    if (!paragraphs.empty()) return set_part(part, paragraphs, order, article);
  }
  return wrong_type(key, is_facet(part));
}

void add_extra(std::string_view key, const element& value, Article& article) {
  article.extra.emplace_back(clean_line_field(key), simdjson::minify(value));
}

// Keywords that say of what kind they are: {"name": "persons", "value": "Holm, Arne"},
// {"type": "keyword", "webTitle": "Norway"}.
void read_keywords(const element& value, Article& article) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) return;
  for (const element one : list) {
    std::string_view kind;
    std::string_view word;
    if (!one.is_object()) return;
    const bool named =
        one["name"].get(kind) == simdjson::SUCCESS && one["value"].get(word) == simdjson::SUCCESS;
    const bool typed = !named && one["type"].get(kind) == simdjson::SUCCESS &&
                       one["webTitle"].get(word) == simdjson::SUCCESS;
    if (!named && !typed) continue;
    if (kind.starts_with("person")) {
      set_part(Part::person, person_in_order(word), DayMonthOrder::unknown, article);
    } else if (kind == "glocations") {
      const std::string_view country = country_code(word);
      if (!country.empty()) set_part(Part::country, country, DayMonthOrder::unknown, article);
    } else if (kind == "subject" || kind == "keyword") {
      set_part(Part::topic, word, DayMonthOrder::unknown, article);
    }
  }
}

// Members that hold an article's fields themselves: search engines' hits, Guardian's and JSON:API's records.
bool is_json_wrapper(std::string_view key) {
  return key == "_source" || key == "fields" || key == "attributes";
}

class RecordReader {
 public:
  RecordReader(const ReaderOptions& options, DayMonthOrder order, Article& article)
      : options_(options), order_(order), article_(article) {}

  std::string read(const object& record) {
    // Own names first, so that synonyms find the part taken.
    std::string reason = read_own(record);
    if (reason.empty()) reason = read_synonyms(record);
    if (!reason.empty()) return reason;
    if (article_.text.empty()) read_summary(record);
    use_site_in_id(record);
    read_tweet(record);
    read_newspaper(record);
    read_impresso(record);
    read_dow_jones(record);
    read_system(record);
    read_thread(record);
    if (!article_.date.known()) return read_data(record);
    use_greenwich_time(record);
    return "";
  }

 private:
  std::string read_own(const object& record) {
    for (const auto field : record) {
      object inner;
      if (field.key == "extra") {
        if (field.value.is_null()) continue;
        if (field.value.get(inner) != simdjson::SUCCESS) return "\"extra\" is no object";
        for (const auto extra : inner) add_extra(extra.key, extra.value, article_);
      } else if (wraps_article(field.key, field.value, options_) &&
                 field.value.get(inner) == simdjson::SUCCESS) {
        if (std::string reason = read_own(inner); !reason.empty()) return reason;
      } else if (is_own_name(field.key)) {
        const auto part = part_of_field(field.key, options_);
        if (!part) continue;
        std::string reason = read_part(field.key, *part, field.value, order_, article_);
        if (reason.empty() || keep_date(*part, field.value, reason)) continue;
        // What an article can do without is kept as it is.
        if (*part == Part::title || *part == Part::text || is_doubtful_date(reason)) return reason;
        add_extra(field.key, field.value, article_);
      }
    }
    return "";
  }

  std::string read_synonyms(const object& record) {
    for (const auto field : record) {
      object inner;
      if (field.key == "extra") continue;
      if (wraps_article(field.key, field.value, options_) && field.value.get(inner) == simdjson::SUCCESS) {
        if (std::string reason = read_synonyms(inner); !reason.empty()) return reason;
        continue;
      }
      const auto part = part_of_field(field.key, options_);
      if (part && is_own_name(field.key)) continue;
      if (!part || has_part(*part, article_)) {
        add_extra(field.key, field.value, article_);
        if (field.key == "keywords" || field.key == "tags") read_keywords(field.value, article_);
        continue;
      }
      const std::string reason = read_part(field.key, *part, field.value, order_, article_);
      if (reason.empty() || keep_date(*part, field.value, reason)) continue;
      if (is_doubtful_date(reason)) return reason;
      add_extra(field.key, field.value, article_);
    }
    return "";
  }

  // WordPress counts its posts from 1 on every site. What its exports and feeds call a post has the site in
  // it.
  void use_site_in_id(const object& record) {
    element rendered;
    std::string_view guid;
    const bool is_post = record["content"]["rendered"].get(rendered) == simdjson::SUCCESS ||
                         record["title"]["rendered"].get(rendered) == simdjson::SUCCESS;
    if (!is_post || !is_ascii_number(article_.id) || part_of_field("id", options_) != Part::id) return;
    if (record["guid"]["rendered"].get(guid) == simdjson::SUCCESS && !host_of(guid).empty()) {
      article_.id = clean_line_field(guid);
    } else if (!host_of(article_.url).empty()) {
      const std::size_t path = article_.url.find('/', article_.url.find("//") + 2);
      article_.id = article_.url.substr(0, path) + "/?p=" + article_.id;
    }
  }

  // A text or number that is no date costs the article nothing but its date.
  bool keep_date(Part part, const element& value, std::string_view reason) {
    std::string_view text;
    std::string written;
    if (part != Part::date || is_doubtful_date(reason) || !scalar_text(value, text, written)) return false;
    keep_unread_date(text, article_);
    return true;
  }

  // WordPress has the local time, which does not say where, in "date", and the same moment beside it.
  void use_greenwich_time(const object& record) {
    if (part_of_field("date", options_) != Part::date) return;
    for (const std::string_view key : {"date_gmt", "post_date_gmt"}) {
      std::string_view text;
      if (record[key].get(text) != simdjson::SUCCESS) continue;
      const auto date = parse_field_date(text, order_);
      if (!date || date->precision < article_.date.precision) continue;
      article_.date = *date;
      drop_extra(key);
      return;
    }
  }

  void drop_extra(std::string_view key) {
    std::erase_if(article_.extra, [&](const auto& extra) { return extra.first == clean_line_field(key); });
  }

  // In Trove's answers an article has a heading, and its title is the paper's.
  void read_newspaper(const object& record) {
    std::string_view heading;
    object paper;
    const bool mapped =
        part_of_field("heading", options_) != Part::title || part_of_field("title", options_) != Part::title;
    if (mapped || record["heading"].get(heading) != simdjson::SUCCESS ||
        record["title"].get(paper) != simdjson::SUCCESS)
      return;
    if (article_.source.empty()) article_.source = article_.title;
    set_text(Part::title, heading, order_, article_);
    drop_extra("heading");
  }

  // Papers that Impresso has digitised have the full text in "ft", the title in "t", the date in "d".
  void read_impresso(const object& record) {
    std::string_view text;
    if (!article_.title.empty() || record["ft"].get(text) != simdjson::SUCCESS || text.empty()) return;
    for (const auto& [key, part] : {std::pair("t", Part::title), std::pair("d", Part::date)}) {
      const bool given = has_part(part, article_) || record[key].get(text) != simdjson::SUCCESS;
      if (!given && set_text(part, text, order_, article_).empty()) drop_extra(key);
    }
  }

  // Dow Jones's feeds and exports have the first paragraphs in "snippet" and what follows them in "body".
  void read_dow_jones(const object& record) {
    std::string_view number;
    std::string_view first;
    if (record["an"].get(number) != simdjson::SUCCESS || record["snippet"].get(first) != simdjson::SUCCESS)
      return;
    if (article_.id.empty()) article_.id = clean_line_field(number);
    const std::string lead = clean_text_field(first);
    if (!lead.empty() && !article_.text.starts_with(lead))
      article_.text = lead + (article_.text.empty() ? "" : "\n\n") + article_.text;
    drop_extra("an");
    drop_extra("snippet");
  }

  // Webz.io's (Webhose's) articles have their site in the thread.
  void read_thread(const object& record) {
    std::string_view site;
    if (article_.source.empty() && record["thread"]["site"].get(site) == simdjson::SUCCESS)
      article_.source = clean_line_field(site);
  }

  // Contentful has the id apart; of Drupal's nodes "created" is the date that readers see.
  void read_system(const object& record) {
    std::string_view text;
    if (article_.id.empty() && record["sys"]["id"].get(text) == simdjson::SUCCESS)
      article_.id = clean_line_field(text);
    const bool node = record["type"].get(text) == simdjson::SUCCESS && text.starts_with("node--");
    if (!node || article_.date.known() || record["attributes"]["created"].get(text) != simdjson::SUCCESS)
      return;
    if (!set_text(Part::date, text, order_, article_).empty()) return;
    drop_extra("created");
  }

  // Twitter's "source" is the program that was used; of a record in a content system "created_at" is when
  // somebody typed it in.
  void read_tweet(const object& record) {
    std::string_view text;
    if (record["id_str"].get(text) != simdjson::SUCCESS) return;
    if (article_.source.starts_with("<a ")) article_.source = "Twitter";
    if (article_.text.find('&') != std::string::npos)
      article_.text = clean_text_field(decode_references(article_.text));
    if (article_.date.known() || record["created_at"].get(text) != simdjson::SUCCESS) return;
    const auto date = parse_field_date(text, order_);
    if (!date) return;
    article_.date = *date;
    drop_extra("created_at");
  }

  // What may be the date went to `extra` first.
  std::string read_data(const object& record) {
    for (const auto field : record) {
      if (!field.value.is_string() || !may_name_date(field.key, options_)) continue;
      std::string reason = read_part(field.key, Part::date, field.value, order_, article_);
      if (is_doubtful_date(reason)) return reason;
      if (!article_.date.known()) continue;
      drop_extra(field.key);
      break;
    }
    return "";
  }

  void read_summary(const object& record) {
    int best = 0;
    std::string_view best_text;
    for (const auto field : record) {
      object inner;
      std::string_view text;
      if (wraps_article(field.key, field.value, options_) && field.value.get(inner) == simdjson::SUCCESS)
        read_summary(inner);
      const int rank = summary_rank(field.key);
      if (rank <= best || unwrapped(field.value).get(text) != simdjson::SUCCESS || text.empty()) continue;
      best = rank;
      best_text = text;
    }
    if (best > 0 && article_.text.empty()) set_text(Part::text, best_text, order_, article_);
  }

  const ReaderOptions& options_;
  DayMonthOrder order_;
  Article& article_;
};

}  // namespace

bool has_json_part(const element& value, Part part, const ReaderOptions& options) {
  object record;
  if (value.get(record) != simdjson::SUCCESS) return false;
  return std::ranges::any_of(record, [&](const auto& field) {
    return (part_of_field(field.key, options) == part && !field.value.is_null()) ||
           (is_json_wrapper(field.key) && has_json_part(field.value, part, options));
  });
}

bool is_whole_article(const element& value, const ReaderOptions& options) {
  return has_json_part(value, Part::title, options) && has_json_part(value, Part::text, options);
}

bool wraps_article(std::string_view key, const element& value, const ReaderOptions& options) {
  if (!value.is_object()) return false;
  if (is_json_wrapper(key)) return true;
  const bool may_be_article =
      key == "post" || key == "item" || key == "data" || part_of_field(key, options) == Part::text;
  return may_be_article && is_whole_article(value, options);
}

std::string read_json_article(const element& root, const ReaderOptions& options, DayMonthOrder order,
                              Article& article) {
  object record;
  if (root.get(record) != simdjson::SUCCESS) return "no JSON object";
  if (is_ans(root)) {
    read_ans(root, article);
    return finish_article(article);
  }
  std::string reason = RecordReader(options, order, article).read(record);
  return reason.empty() ? finish_article(article) : reason;
}

void learn_json_date(const element& root, const ReaderOptions& options, DateOrder& order) {
  object record;
  if (root.get(record) != simdjson::SUCCESS) return;
  for (const auto field : record) {
    std::string_view text;
    const bool is_date = part_of_field(field.key, options) == Part::date || may_name_date(field.key, options);
    if (is_date && field.value.get(text) == simdjson::SUCCESS) order.learn(text);
  }
}

void see_json_fields(const element& root, const ReaderOptions& options, MappedFields& mapped) {
  object record;
  if (!mapped.any() || root.get(record) != simdjson::SUCCESS) return;
  for (const auto field : record) {
    std::string_view text;
    const bool is_text = field.value.get(text) == simdjson::SUCCESS;
    mapped.see(field.key, !field.value.is_null() && !(is_text && text.empty()));
    if (wraps_article(field.key, field.value, options)) see_json_fields(field.value, options, mapped);
  }
}

}  // namespace backfile
