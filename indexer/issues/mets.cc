#include "indexer/issues/mets.h"

#include <algorithm>
#include <array>
#include <set>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/issues/mets_description.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

using std::string_view_literals::operator""sv;

// A <div> with all below it, kept while the file is read on.
struct Division {
  std::string id;
  std::string type;  // lower case, letters only
  std::string kind;  // as the file has it
  std::string label;
  std::string number;
  std::vector<std::string> descriptions;
  std::vector<std::string> whole_files;
  std::vector<MetsArea> areas;
  std::vector<Division> parts;
};

// "np:TITLE_SECTION" -> "titlesection".
std::string plain_type(std::string_view type) {
  type.remove_prefix(type.find(':') == std::string_view::npos ? 0 : type.find(':') + 1);
  std::string plain;
  for (const char c : type) {
    if (is_ascii_letter(c)) plain += ascii_lower(c);
  }
  return plain;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

Division read_division(const XmlElement& element) {
  Division division;
  division.id = element.attribute("ID");
  division.kind = element.attribute("TYPE");
  division.type = plain_type(division.kind);
  division.label = clean_line_field(element.attribute("LABEL"));
  division.number = clean_line_field(element.attribute("ORDERLABEL"));
  // "NP": not paginated.
  if (division.number.find_first_not_of(" -") == std::string::npos || division.number == "NP")
    division.number = clean_line_field(element.attribute("ORDER"));
  division.descriptions = words_of(element.attribute("DMDID"));
  for (const XmlElement& part : element.children()) {
    if (part.name() == "div") division.parts.push_back(read_division(part));
    if (part.name() != "fptr") continue;
    if (std::string file = part.attribute("FILEID"); !file.empty())
      division.whole_files.push_back(std::move(file));
    for (const XmlElement& area : part.all("area")) {
      std::string begin = area.attribute("BEGIN");
      if (begin.empty()) {
        division.whole_files.push_back(area.attribute("FILEID"));
        continue;
      }
      std::string end = area.attribute("END");
      division.areas.push_back({area.attribute("FILEID"), begin, end.empty() ? begin : std::move(end)});
    }
  }
  return division;
}

void read_files(const XmlElement& section, std::vector<MetsFile>& files) {
  std::set<std::string> ids;
  for (const XmlElement& file : section.all("file")) {
    const auto place = file.child("FLocat");
    if (!place) continue;
    std::string address = place->attribute("href");
    const std::string lower = ascii_lowered(address);
    const bool text = file.attribute("MIMETYPE").find("xml") != std::string::npos ||
                      lower.find(".xml") != std::string::npos || lower.ends_with(".alto");
    std::string id = file.attribute("ID");
    if (text && ids.insert(id).second) files.push_back({std::move(id), std::move(address), ""});
  }
}

// Which divisions belong to which, from a logical to physical ones.
using Links = std::map<std::string, std::vector<std::string>>;

std::string without_hash(std::string reference) {
  if (reference.starts_with('#')) reference.erase(0, 1);
  return reference;
}

void read_links(const XmlElement& section, Links& links) {
  for (const XmlElement& link : section.all("smLink"))
    links[without_hash(link.attribute("from"))].push_back(without_hash(link.attribute("to")));
  for (const XmlElement& group : section.all("smLinkGrp")) {
    std::map<std::string, std::string> divisions;  // by the label that stands for them here
    for (const XmlElement& locator : group.all("smLocatorLink"))
      divisions[locator.attribute("label")] = without_hash(locator.attribute("href"));
    for (const XmlElement& arc : group.all("smArcLink"))
      links[divisions[arc.attribute("from")]].push_back(divisions[arc.attribute("to")]);
  }
}

// What a division may be.
enum class Role { container, piece, furniture, item };

// What is none of the others is an article, an advertisement, an obituary ...
Role role_of(std::string_view type) {
  constexpr auto containers =
      std::to_array({""sv,     "newspaper"sv, "periodical"sv, "volume"sv,   "year"sv,        "month"sv,
                     "day"sv,  "issue"sv,     "supplement"sv, "content"sv,  "section"sv,     "sections"sv,
                     "page"sv, "pages"sv,     "print"sv,      "front"sv,    "main"sv,        "back"sv,
                     "set"sv,  "group"sv,     "object"sv,     "sequence"sv, "physsequence"sv});
  constexpr auto pieces =
      std::to_array({"body"sv, "bodycontent"sv, "heading"sv, "headline"sv, "title"sv, "subtitle"sv,
                     "subheadline"sv, "overline"sv, "paragraph"sv, "textblock"sv, "text"sv, "pagearea"sv,
                     "column"sv, "columns"sv, "author"sv, "byline"sv, "lead"sv, "caption"sv, "image"sv});
  constexpr auto furniture =
      std::to_array({"titlesection"sv, "masthead"sv, "header"sv, "footer"sv, "pageheader"sv, "pagefooter"sv,
                     "runningtitle"sv, "runninghead"sv, "pagenumber"sv, "publishingstmt"sv});
  if (is_one_of(type, containers)) return Role::container;
  if (is_one_of(type, pieces)) return Role::piece;
  return is_one_of(type, furniture) ? Role::furniture : Role::item;
}

bool is_place(std::string_view type) {
  return type == "page" || type == "sequence" || type == "physsequence";
}

MetsPart::Kind kind_of(const Division& division, MetsPart::Kind around) {
  constexpr auto headings = std::to_array({"heading"sv, "headline"sv, "title"sv, "subheadline"sv,
                                           "overline"sv, "subtitle"sv, "subheading"sv, "maintitle"sv});
  constexpr auto authors = std::to_array({"author"sv, "byline"sv});
  for (const std::string& name : {division.type, plain_type(division.label)}) {
    if (is_one_of(name, headings)) return MetsPart::Kind::heading;
    if (is_one_of(name, authors)) return MetsPart::Kind::author;
  }
  return around;
}

// From what the file says to its articles.
class ArticleFinder {
 public:
  ArticleFinder(const std::vector<Division>& maps, const std::vector<MetsDescription>& descriptions,
                const Links& links)
      : links_(links) {
    for (const MetsDescription& description : descriptions)
      descriptions_.emplace(description.id, &description);
    for (const Division& map : maps) add_names(map);
  }

  void find_in(const Division& division, Date date, std::string section) {
    const Role role = role_of(division.type);
    // A section is an article where it holds none.
    const bool is_article = role == Role::item ? !has_below(division, is_named_article)
                                               : division.type == "section" && !has_below(division, is_item);
    if (is_article) add_article(division, date, section);
    if (is_article || role == Role::furniture) return;
    for (const MetsDescription* description : described(division)) {
      if (description->date.known()) date = description->date;
    }
    if (division.type == "section") {
      take_descriptions(division);
      section = division.label;
      for (const MetsDescription* description : described(division)) section = description->title;
    }
    for (const Division& part : division.parts) find_in(part, date, section);
  }

  std::vector<MetsArticle>& articles() { return articles_; }
  /// Descriptions of articles and sections: not of the issue.
  const std::set<std::string>& taken() const { return taken_; }

 private:
  void add_names(const Division& division) {
    if (!division.id.empty()) divisions_.emplace(division.id, &division);
    for (const Division& part : division.parts) add_names(part);
  }

  std::vector<const MetsDescription*> described(const Division& division) const {
    std::vector<const MetsDescription*> found;
    for (const std::string& id : division.descriptions) {
      if (const auto at = descriptions_.find(id); at != descriptions_.end()) found.push_back(at->second);
    }
    return found;
  }

  void take_descriptions(const Division& division) {
    taken_.insert(division.descriptions.begin(), division.descriptions.end());
  }

  static bool is_named_article(const Division& division) { return division.type == "article"; }
  static bool is_item(const Division& division) { return role_of(division.type) == Role::item; }
  static bool has_below(const Division& division, bool (*is)(const Division&)) {
    return std::ranges::any_of(division.parts,
                               [is](const Division& part) { return is(part) || has_below(part, is); });
  }

  void add_article(const Division& division, const Date& date, const std::string& section) {
    MetsArticle article;
    article.kind = division.kind;
    if (!is_no_title(division.label)) article.label = division.label;
    article.section = section;
    article.date = date;
    for (const MetsDescription* description : described(division)) {
      if (article.title.empty()) article.title = description->title;
      if (article.byline.empty()) article.byline = description->byline;
      if (article.language.empty()) article.language = description->language;
      if (!description->category.empty()) article.kind = description->category;
      if (description->date.known()) article.date = description->date;
    }
    take_descriptions(division);
    collect(division, MetsPart::Kind::text, true, article.parts);
    if (!article.parts.empty()) articles_.push_back(std::move(article));
  }

  // `linked`: links are followed, from logical divisions to physical ones and not on from there.
  void collect(const Division& division, MetsPart::Kind around, bool linked, std::vector<MetsPart>& parts) {
    const MetsPart::Kind kind = kind_of(division, around);
    if (linked) take_descriptions(division);
    if (!division.areas.empty()) parts.push_back({kind, division.areas});
    if (const auto targets = links_.find(division.id); linked && targets != links_.end()) {
      for (const std::string& target : targets->second) {
        const auto found = divisions_.find(target);
        if (found != divisions_.end() && linked_.insert(found->second).second)
          collect(*found->second, kind, false, parts);
      }
    }
    // A page that an article is linked to is the place where it stands, not all of it its own.
    if (!linked && is_place(division.type)) return;
    for (const Division& part : division.parts) collect(part, kind, linked, parts);
  }

  const Links& links_;
  std::set<const Division*> linked_;  // to an article: to the first that names it
  std::map<std::string, const MetsDescription*> descriptions_;
  std::map<std::string, const Division*> divisions_;
  std::vector<MetsArticle> articles_;
  std::set<std::string> taken_;
};

// The numbers of the pages that files belong to.
void number_pages(const Division& division, const std::string& around,
                  std::map<std::string, std::string>& pages) {
  const bool page = division.type == "page" || !division.whole_files.empty();
  const std::string& number = page && !division.number.empty() ? division.number : around;
  if (!number.empty()) {
    for (const std::string& file : division.whole_files) pages.emplace(file, number);
    for (const MetsArea& area : division.areas) pages.emplace(area.file, number);
  }
  for (const Division& part : division.parts) number_pages(part, number, pages);
}

void describe(const MetsDescription& description, MetsIssue& issue) {
  if (issue.language.empty()) issue.language = description.language;
  for (const auto& detail : description.details) {
    if (std::ranges::find(issue.details, detail.first, &decltype(issue.details)::value_type::first) ==
        issue.details.end())
      issue.details.push_back(detail);
  }
}

// None where several are equally fine: a volume of issues.
Date finest_date(const std::vector<MetsDescription>& descriptions) {
  Date finest;
  bool several = false;
  for (const MetsDescription& description : descriptions) {
    const Date& date = description.date;
    if (date.precision > finest.precision) {
      finest = date;
      several = false;
    } else if (date.known() && date.precision == finest.precision && date != finest) {
      several = true;
    }
  }
  return several ? Date() : finest;
}

}  // namespace

MetsIssue read_mets(ByteSource& bytes, ArticleSink& sink) {
  MetsIssue issue;
  std::vector<MetsDescription> descriptions;
  std::vector<Division> maps;
  std::vector<bool> physical;
  Links links;
  std::string label;
  XmlStream stream(bytes);
  XmlElement record;
  while (stream.next({"dmdSec", "fileSec", "structMap", "structLink"}, record)) {
    if (const auto root = record.parent(); root && label.empty())
      label = clean_line_field(root->attribute("LABEL"));
    if (record.name() == "dmdSec") descriptions.push_back(read_description(record));
    if (record.name() == "fileSec") read_files(record, issue.files);
    if (record.name() == "structLink") read_links(record, links);
    if (record.name() != "structMap") continue;
    maps.push_back(read_division(record));
    physical.push_back(maps.back().type == "physical");
  }
  report_broken(stream, sink);

  ArticleFinder finder(maps, descriptions, links);
  std::map<std::string, std::string> pages;
  for (std::size_t at = 0; at < maps.size(); ++at) {
    for (const Division& division : maps[at].parts) {
      if (!physical[at]) finder.find_in(division, {}, "");
      number_pages(division, "", pages);
    }
  }
  issue.articles = std::move(finder.articles());
  for (MetsFile& file : issue.files) {
    if (const auto page = pages.find(file.id); page != pages.end()) file.page = page->second;
  }
  std::erase_if(descriptions, [&](const MetsDescription& each) { return finder.taken().contains(each.id); });
  for (const MetsDescription& description : descriptions) {
    describe(description, issue);
    if (issue.paper.empty()) issue.paper = description.paper;
  }
  for (const MetsDescription& description : descriptions) {
    if (issue.paper.empty()) issue.paper = description.short_title;
  }
  issue.date = finest_date(descriptions);
  const auto [paper, date] = parts_of_label(label);
  if (issue.paper.empty()) issue.paper = paper;
  if (!issue.date.known()) issue.date = date;
  issue.paper = without_last_mark(clean_line_field(issue.paper));
  return issue;
}

}  // namespace backfile
