// Exports of MediaWiki (mediawiki.org, Help:Export; schema export-0.3 to 0.11): Wikinews, and papers that run
// on a wiki. Pages of the main namespace are articles.
#include <algorithm>
#include <array>

#include "common/countries.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/wikitext.h"

namespace backfile {
namespace {

struct Site {
  std::string name;
  std::string database;
  std::string base;  ///< the address of a page is this and its title
  std::string language;
  WikiNames names;
};

// Namespaces by their numbers: 6 holds files, 14 categories.
void read_site(const XmlElement& info, Site& site) {
  site.name = info.line_of("sitename");
  site.database = info.line_of("dbname");
  const std::string main_page = info.line_of("base");
  site.base = main_page.substr(0, main_page.rfind('/') + 1);
  if (const auto mediawiki = info.parent()) site.language = mediawiki->attribute("lang");
  for (const XmlElement& space : info.all("namespace")) {
    const std::string key = space.attribute("key");
    if (key == "6") site.names.file.push_back(folded_case(space.line()));
    if (key == "14") site.names.category.push_back(folded_case(space.line()));
  }
}

bool is_article(const XmlElement& page) {
  const std::string space = page.line_of("ns");
  return (space.empty() || space == "0") && !page.child("redirect");
}

// The newest revision with a text, in exports of all revisions.
std::optional<XmlElement> newest_revision(const XmlElement& page) {
  std::optional<XmlElement> newest;
  for (const XmlElement& child : page.children()) {
    if (child.name() != "revision") continue;
    const std::string model = child.line_of("model");
    if (!model.empty() && model != "wikitext") continue;
    if (!newest || child.line_of("timestamp") >= newest->line_of("timestamp")) newest = child;
  }
  return newest;
}

// "{{date|November 8, 2005}}", "{{byline|date=...|location=...}}": when an edition of Wikinews published it.
bool names_date(const WikiPage::Parameter& parameter) {
  constexpr auto names = std::to_array<std::string_view>(
      {"date",       "датум", "dată", "dátum", "تاریخ", "datum",         "fecha",
       "data",       "дата",  "dato", "datas", "tarih", "data artykułu", "päiväys",
       "ημερομηνία", "日期",  "日付", "날짜",  "تاريخ", "תאריך"});
  const auto is_name = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  return parameter.name == "1" ? is_name(parameter.template_name)
                               : parameter.name == "date" && parameter.template_name == "byline";
}

void read_parameters(const WikiPage& page, Article& article) {
  for (const WikiPage::Parameter& parameter : page.parameters) {
    if (!article.date.known() && names_date(parameter)) {
      const auto date = parse_field_date(parameter.value, DayMonthOrder::unknown);
      if (date) article.date = *date;
    }
    if (parameter.template_name == "byline" && parameter.name == "location" && article.dateline.empty())
      article.dateline = clean_line_field(parameter.value);
  }
}

// A day is the day of an article, "Kategorie:08.11.2005"; days and the state of the page are no subjects.
void read_categories(const WikiPage& page, Article& article) {
  constexpr auto states = std::to_array<std::string_view>(
      {"published", "archived", "no publish", "veröffentlicht", "article publié", "artículos publicados",
       "pubblicati", "publicado", "опубликовано", "opublikowane"});
  for (const std::string& category : page.categories) {
    const bool state = std::ranges::find(states, folded_case(category)) != states.end();
    const auto date = parse_field_date(category, DayMonthOrder::day_first);
    if (date && date->precision >= DatePrecision::day && !article.date.known()) article.date = *date;
    if (state || date) continue;
    if (country_code(category).empty()) {
      add_given(article.topic, category);
    } else {
      add_given_country(article, category);
    }
  }
}

// What stands in an address as it is; the rest is percent-encoded by browsers.
std::string address_of(const Site& site, std::string title) {
  if (site.base.empty()) return "";
  std::ranges::replace(title, ' ', '_');
  return site.base + title;
}

std::string read_page(const XmlElement& page, const XmlElement& revision, const std::string& markup,
                      const Site& site, Article& article) {
  const WikiPage read = read_wikitext(markup, site.names);
  article.title = page.line_of("title");
  article.text = clean_text_field(read.text);
  const std::string number = page.line_of("id");
  if (!number.empty() && !site.database.empty()) article.id = site.database + ":" + number;
  article.url = address_of(site, article.title);
  if (article.id.empty()) article.id = article.url;
  article.language = site.language;
  read_parameters(read, article);
  read_categories(read, article);
  add_extra_text(article, "edited", revision.line_of("timestamp"));
  // A page of templates alone has nothing to read.
  return article.text.empty() ? "no text" : finish_article(article);
}

}  // namespace

int recognise_mediawiki(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "mediawiki" && root.space.find("mediawiki.org/xml/export") != std::string_view::npos
             ? 95
             : 0;
}

void read_mediawiki(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  Site site;
  std::size_t number = 0;
  while (stream.next({"siteinfo", "page"}, record)) {
    if (record.name() == "siteinfo") {
      read_site(record, site);
      continue;
    }
    ++number;
    if (!is_article(record)) continue;
    const auto revision = newest_revision(record);
    const auto text = revision ? revision->child("text") : std::nullopt;
    const std::string markup = text ? text->text() : "";
    if (trimmed(markup).starts_with('#')) continue;  // "#REDIRECT [[...]]"
    Article article;
    std::string reason = text ? read_page(record, *revision, markup, site, article) : "no text";
    article.source = options.source.empty() ? site.name : options.source;
    if (!deliver_entry(std::move(article), std::move(reason), "page", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
