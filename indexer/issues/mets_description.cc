#include "indexer/issues/mets_description.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/source_dates.h"

namespace backfile {
namespace {

using std::string_view_literals::operator""sv;

// MODS has a title's article apart from it, and several titles above one another.
void read_title(const XmlElement& info, MetsDescription& description) {
  if (!info.attribute("type").empty()) return;  // abbreviated, translated
  std::string title = info.line_of("title");
  if (is_no_title(title)) return;
  if (const std::string article = info.line_of("nonSort"); !article.empty())
    title = article + (article.ends_with('\'') ? "" : " ") + title;
  if (description.short_title.empty()) description.short_title = title;
  if (const std::string rest = info.line_of("subTitle"); !rest.empty()) title += ": " + rest;
  description.title += (description.title.empty() ? "" : ": ") + title;
}

void read_name(const XmlElement& name, MetsDescription& description) {
  std::string given;
  std::string family;
  std::string whole;
  for (const XmlElement& part : name.children()) {
    if (part.name() != "namePart") continue;
    const std::string type = part.attribute("type");
    if (type.empty() && whole.empty()) whole = part.line();
    if (type == "given") given += (given.empty() ? "" : " ") + part.line();
    if (type == "family") family = part.line();
  }
  if (whole.empty()) whole = given + (given.empty() || family.empty() ? "" : " ") + family;
  const std::string clean = clean_byline(person_in_order(without_last_mark(whole)));
  if (!clean.empty()) description.byline += (description.byline.empty() ? "" : ", ") + clean;
}

void add_details(const XmlElement& part, MetsDescription& description) {
  for (const XmlElement& detail : part.all("detail")) {
    const std::string type = detail.attribute("type");
    std::string number = detail.line_of("number");
    constexpr auto kept = std::to_array({"volume"sv, "issue"sv, "edition"sv});
    if (is_one_of(type, kept) && !number.empty()) description.details.emplace_back(type, std::move(number));
  }
}

// Dates with dots have the day first.
std::optional<Date> date_of(const std::string& text) {
  return parse_field_date(
      text, text.find('.') == std::string::npos ? DayMonthOrder::unknown : DayMonthOrder::day_first);
}

void set_date(const std::optional<Date>& date, MetsDescription& description) {
  if (date && !description.date.known()) description.date = *date;
}

// Of the digital copy, not of the paper.
bool is_of_scan(const XmlElement& origin) {
  const std::string event =
      ascii_lowered(origin.attribute("eventType") + " " + origin.attribute("displayLabel"));
  return event.find("digit") != std::string::npos || event.find("electronic") != std::string::npos;
}

void read_mods(const XmlElement& mods, MetsDescription& description) {
  std::set<std::string> languages;
  for (const XmlElement& part : mods.children()) {
    if (part.name() == "titleInfo") read_title(part, description);
    if (part.name() == "name") read_name(part, description);
    if (part.name() == "classification" && description.category.empty()) description.category = part.line();
    if (part.name() == "relatedItem" && part.attribute("type") == "host") {
      MetsDescription host;
      for (const XmlElement& info : part.children()) {
        if (info.name() == "titleInfo") read_title(info, host);
      }
      description.paper = host.short_title;
      add_details(part, description);
    }
    if (part.name() == "originInfo" && !is_of_scan(part)) {
      for (const XmlElement& each : part.children()) {
        if (each.name() != "dateIssued" && each.name() != "dateCreated") continue;
        const auto date = date_of(each.line());
        // A start that is no day is that of the paper's years.
        if (each.attribute("point").empty() || (date && date->precision == DatePrecision::day))
          set_date(date, description);
      }
    }
    if (part.name() == "part") {
      set_date(date_of(part.line_of("date")), description);
      add_details(part, description);
    }
    if (part.name() == "language") {
      for (const XmlElement& term : part.all("languageTerm")) languages.insert(term.line());
    }
  }
  if (languages.size() == 1) description.language = *languages.begin();
}

void read_dublin_core(const XmlElement& section, MetsDescription& description) {
  const auto first = [&](std::string_view name) {
    for (const XmlElement& found : section.all(name)) {
      if (found.attribute("type").empty()) return found.line();
    }
    return std::string();
  };
  description.title = first("title");
  // The title of an issue may be its day.
  if (date_of(description.title.substr(0, description.title.find(' ')))) description.title.clear();
  description.short_title = description.title;
  description.language = first("language");
  description.byline = clean_byline(person_in_order(first("creator")));
  set_date(date_of(first("date")), description);
}

}  // namespace

MetsDescription read_description(const XmlElement& section) {
  MetsDescription description;
  description.id = section.attribute("ID");
  const std::vector<XmlElement> mods = section.all("mods");
  if (mods.empty()) {
    read_dublin_core(section, description);
  } else {
    read_mods(mods.front(), description);
  }
  return description;
}

std::string without_last_mark(std::string title) {
  title.resize(title.find_last_not_of(" ./,:;") + 1);
  return title;
}

bool is_no_title(const std::string& title) {
  constexpr auto none = std::to_array({"sans titre"sv, "ohne titel"sv, "untitled"sv, "untitled article"sv,
                                       "no title"sv, "geen titel"sv, "senza titolo"sv, "sin título"sv});
  std::string plain = ascii_lowered(title);
  std::erase_if(plain, [](char c) { return c == '[' || c == ']' || c == '.'; });
  return is_one_of(plain, none);
}

std::pair<std::string, Date> parts_of_label(const std::string& label) {
  const std::size_t at = label.find_last_of(" ,");
  if (at == std::string::npos) return {label, {}};
  const auto date = date_of(label.substr(at + 1));
  if (!date) return {label, {}};
  return {without_last_mark(label.substr(0, at)), *date};
}

}  // namespace backfile
