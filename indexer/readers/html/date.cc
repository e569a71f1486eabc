#include "indexer/readers/html/date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/html/address_date.h"
#include "indexer/readers/html/headline_lines.h"
#include "indexer/readers/html/others.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Names of <meta>, in the order in which they are believed.
constexpr auto date_names = std::to_array<std::string_view>({"article:published_time",
                                                             "og:published_time",
                                                             "og:article:published_time",
                                                             "article:published",
                                                             "datepublished",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "dc.date.issued",
                                                             "dcterms.issued",
                                                             "dc.date",
                                                             "dcterms.date",
                                                             "dc.date.created",
                                                             "dcterms.created",
                                                             "pubdate",
                                                             "publishdate",
                                                             "publish-date",
                                                             "publish_date",
                                                             "publication_date",
                                                             "publication-date",
                                                             "published_at",
                                                             "article.published",
                                                             "article_date_original",
                                                             "originalpublicationdate",
                                                             "cxenseparse:recs:publishtime",
                                                             "cxenseparse:publishtime",
                                                             "bt:pubdate",
                                                             "citation_publication_date",
                                                             "citation_date",
                                                             "ptime",
                                                             "pdate",
                                                             "displaydate",
                                                             "date_published",
                                                             "gentime",
                                                             "article:create",
                                                             "date",
                                                             "weibo:article:create_at"});

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const std::vector<PageRole>& roles, const MetaElements& meta,
             const DateHints& hints)
      : tree_(tree), roles_(roles), meta_(meta), hints_(hints) {}

  PageDate find() && {
    look();
    return found_;
  }

 private:
  void look() {
    if (set_date(hints_.structured, DateFrom::json_ld)) return;
    for (const std::string_view name : date_names) {
      if (set_date(meta_.first_of(name), DateFrom::meta)) return;
    }
    read_date_of_page();
    if (found_.date.known()) return;
    // hAtom: most pages that name a date of change alone have no other.
    const auto changed = [&](std::uint32_t node) {
      return has_class(tree_, node, {"updated"}) && set_date_of(node);
    };
    if (find_element_of_article(changed) != 0) return;
    read_date_beside_article();
    if (found_.date.known()) return;
    for (const std::string_view url : {hints_.url, hints_.fetched_from}) {
      if (set_date(date_in_address(url), DateFrom::address)) return;
    }
  }

  // Some sites put author and date into a menu or a column of their own, and say what they are.
  void read_date_beside_article() {
    const auto changed = [&](std::uint32_t node) {
      return tree_.attribute(node, Attribute::itemprop) == "dateModified";
    };
    const auto published = [&](std::uint32_t node) {
      return tree_.attribute(node, Attribute::itemprop) == "datePublished" ||
             contains(ascii_lowered(tree_.attribute(node, Attribute::class_)), "publish");
    };
    const auto elsewhere = [&](std::uint32_t node) { return is_surely_of_others(tree_, roles_, node); };
    const auto dated = [&](std::uint32_t node) { return published(node) && set_date_of(node); };
    const auto at_last = [&](std::uint32_t node) {
      return (published(node) || changed(node)) && set_date_of(node);
    };
    if (find_element(tree_, elsewhere, dated) == 0) find_element(tree_, elsewhere, at_last);
  }

  // itemprop=datePublished, <time>, then the text of elements that are called a date.
  void read_date_of_page() {
    const auto dated = [&](std::uint32_t node) {
      return tree_.attribute(node, Attribute::itemprop) == "datePublished" && set_date_of(node);
    };
    const auto marked = [&](std::uint32_t node) {
      return tree_[node].tag == Tag::time && tree_.has_attribute(node, Attribute::pubdate) &&
             set_date_of(node);
    };
    const auto timed = [&](std::uint32_t node) { return tree_[node].tag == Tag::time && set_date_of(node); };
    const auto named = [&](std::uint32_t node) { return names_date(node) && set_date_of_text(node, false); };
    const auto changed = [&](std::uint32_t node) { return names_date(node) && set_date_of_text(node, true); };
    if (find_element_of_article(dated) == 0 && find_element_of_article(marked) == 0 &&
        find_element_of_article(timed) == 0 && find_element_of_article(named) == 0) {
      find_element_of_article(changed);
    }
    if (!found_.date.known()) read_date_below_headline();
    if (!found_.date.known()) read_date_above_headline();
  }

  // A date alone may be the day of the visit: "Last update - 18:25 30/10/2009".
  void read_date_above_headline() {
    constexpr std::size_t farthest = 12;  // lines
    constexpr std::size_t longest = 80;   // bytes
    std::string before;                   // the line in front: "Posted" may be an element of its own
    for (const PageLine& line : lines_above_headline(tree_, hints_.title, farthest)) {
      const bool said = tells_of_publication(line.text) || tells_of_publication(before);
      if (said && line.text.size() <= longest && set_date_within(line.text)) return;
      before = line.text;
    }
  }

  // Up to the text's second paragraph; the first may be the lead.
  void read_date_below_headline() {
    constexpr std::size_t farthest = 12;    // lines
    constexpr std::ptrdiff_t longest = 60;  // code points
    int paragraphs = 0;
    for (const PageLine& line : lines_below_headline(tree_, hints_.title, farthest)) {
      const auto length = std::ranges::count_if(line.text, [](char c) { return !is_continuation(c); });
      if (length <= longest && (set_date(line.text, DateFrom::page_text) || set_date_within(line.text)))
        return;
      if (length > longest && ++paragraphs == 2) return;
    }
  }

  bool names_date(std::uint32_t node) const {
    const Tag tag = tree_[node].tag;
    if (tag == Tag::body || is_never_text(tag)) return false;
    const std::string names = ascii_lowered(tree_.attribute(node, Attribute::class_)) + " " +
                              ascii_lowered(tree_.attribute(node, Attribute::id));
    return !contains(names, "update") && !contains(names, "candidate") && !contains(names, "timeline") &&
           (contains(names, "date") || contains(names, "time") || contains(names, "publish"));
  }

  // `changed`: also the day of a change, "Updated October 31, 2019".
  bool set_date_of_text(std::uint32_t node, bool changed) {
    constexpr std::size_t longest = 80;
    const std::string text = tree_.subtree_text(node);
    if (text.size() > longest || (!changed && ascii_lowered(clean_line_field(text)).starts_with("updated")))
      return false;
    return set_date(text, DateFrom::page_text) || set_date_within(text);
  }

  bool set_date_of(std::uint32_t node) {
    for (const Attribute attribute : {Attribute::content, Attribute::datetime}) {
      if (set_date(tree_.attribute(node, attribute), DateFrom::time_element)) return true;
    }
    return set_date(tree_.subtree_text(node), DateFrom::time_element);
  }

  DayMonthOrder day_month_order() const {
    const std::string locale =
        ascii_lowered(hints_.language) + " " + ascii_lowered(meta_.first_of("og:locale"));
    if (contains(locale, "en-us") || contains(locale, "en_us")) return DayMonthOrder::month_first;
    if (locale.starts_with("en ") || locale.starts_with(" ")) return DayMonthOrder::unknown;
    return DayMonthOrder::day_first;
  }

  bool set_date(std::string_view text, DateFrom from) {
    if (text.empty()) return false;
    std::string line = clean_line_field(text);
    const DayMonthOrder order = day_month_order();
    auto date = parse_date(line, order);
    // "Published: 24 August 2016 at 10:30", "24 August 2016 | 10:30": words before and behind.
    if (!date) {
      const std::size_t digit = line.find_first_of("0123456789");
      if (digit != std::string::npos && digit > 0)
        date = parse_date(std::string_view(line).substr(digit), order);
    }
    if (!date) {
      const std::size_t colon = line.find(": ");
      if (colon != std::string::npos) date = parse_date(std::string_view(line).substr(colon + 2), order);
    }
    return take_date(date, from);
  }

  // Of a line that is no sentence.
  bool set_date_within(std::string_view line) {
    return !ends_clause(line) && take_date(date_within(line, day_month_order()), DateFrom::page_text);
  }

  bool take_date(const std::optional<Date>& date, DateFrom from) {
    // Of what is not from metadata only whole days are believed.
    if (!date ||
        (from != DateFrom::json_ld && from != DateFrom::meta && date->precision < DatePrecision::day)) {
      return false;
    }
    found_.date = *date;
    found_.from = from;
    return true;
  }

  // "Date: 05 June 2013 Time: 12:45 PM ET", "by Ana Reyes on May 15, 2013": the longest run of words from the
  // first on that is a day.
  static std::optional<Date> date_within(std::string_view line, DayMonthOrder order) {
    constexpr std::size_t most_words = 7;
    std::vector<std::size_t> begins;  // of words
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] != ' ' && (at == 0 || line[at - 1] == ' ')) begins.push_back(at);
    }
    begins.push_back(line.size() + 1);
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
      for (std::size_t k = std::min(i + most_words, begins.size() - 1); k > i; --k) {
        const auto date = parse_date(line.substr(begins[i], begins[k] - 1 - begins[i]), order);
        if (date && date->precision >= DatePrecision::day) return date;
      }
    }
    return std::nullopt;
  }

  // The first element that fits, but not within what tells of other articles or is shown from elsewhere.
  template <typename Fits>
  std::uint32_t find_element_of_article(const Fits& fits) const {
    const auto elsewhere = [&](std::uint32_t node) {
      return tree_[node].tag == Tag::blockquote || is_of_others(tree_, roles_, node);
    };
    return find_element(tree_, elsewhere, fits);
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  const MetaElements& meta_;
  const DateHints& hints_;
  PageDate found_;
};

}  // namespace

PageDate date_of_page(const HtmlTree& tree, const std::vector<PageRole>& roles, const MetaElements& meta,
                      const DateHints& hints) {
  return DateFinder(tree, roles, meta, hints).find();
}

std::string_view name_of(DateFrom from) {
  constexpr auto names =
      std::to_array<std::string_view>({"", "json-ld", "meta", "time", "page", "address", "data"});
  return names[static_cast<std::size_t>(from)];
}

}  // namespace backfile
