#include "indexer/readers/html/byline.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/html/headline_lines.h"
#include "indexer/readers/html/others.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "byline", "article-author", "authors", "authorName"; not "authority".
bool names_author(std::string_view names) {
  const std::string folded = ascii_lowered(names);
  for (const std::string_view word : {"author", "byline", "writer", "autor", "auteur", "createdby", "firma",
                                      "penulis", "signature", "yazar"}) {
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool ends = end == folded.size() || folded[end] < 'a' || folded[end] > 'z' ||
                        folded[end] == 's' || folded[end] == 'n';
      if (ends) return true;
    }
  }
  return false;
}

bool is_name(std::string_view text) {
  const auto digits = std::ranges::count_if(text, is_ascii_digit);
  const bool letters = std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c); });
  if (!letters || digits > 2 || text.size() < 3 || text.size() > 100) return false;
  const std::string_view signs = "!#%&*+,./:;<=>?@_|~";
  if (signs.find(text.front()) != std::string_view::npos || contains(text, "@") || text.starts_with("©"))
    return false;
  if (text.ends_with(':') || text.ends_with("：") || contains(text, "://") || text.starts_with("www.") ||
      contains(text, "&nbsp"))
    return false;
  const std::string folded = ascii_lowered(text);
  if (folded.starts_with("from ")) return false;                                  // a paper or an agency
  if (folded.starts_with("hi, ") || folded.starts_with("hello, ")) return false;  // the reader
  constexpr auto others = std::to_array<std::string_view>(
      {"updated", "published", "posted", "follow", "a note from", "min read", "view all posts", "more by",
       "see all", "read more", "logged in", "writer has", "author has", "for authors", "the author"});
  constexpr auto alone = std::to_array<std::string_view>(
      {"account", "account info", "all posts", "archive", "archives", "articles", "author", "authors", "bio",
       "biography", "blog", "by", "comment", "comments", "contact", "door", "edit profile", "email",
       "facebook", "google+", "instagram", "linkedin", "log in", "log out", "login", "logout", "more",
       "my account", "my profile", "par", "por", "posts", "print", "profile", "rss", "share", "sign in",
       "sign out", "subscribe", "twitter", "updates", "von", "website",
       // sections
       "business", "india", "local", "national", "news", "opinion", "politics", "sport", "sports", "world"});
  return std::ranges::find(alone, folded) == alone.end() &&
         std::ranges::none_of(others, [&](std::string_view other) { return contains(folded, other); });
}

// "By Ana Reyes,", "By Ana Reyes and"
bool names_follow(std::string_view line) {
  return line.ends_with(',') || line.ends_with(" and") || line.ends_with(" &");
}

// The page of an author.
bool is_of_author(std::string_view address) {
  const std::string folded = ascii_lowered(address);
  return std::ranges::any_of(std::to_array<std::string_view>(
                                 {"/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/",
                                  "/by/", "/contributor/", "/contributors/", "/journalist/", "/people/",
                                  "/profile/", "/profiles/", "/reporter/", "/staff/", "/writer/"}),
                             [&](std::string_view part) { return contains(folded, part); });
}

class BylineFinder {
 public:
  BylineFinder(const HtmlTree& tree, const std::vector<PageRole>& roles, std::string_view title)
      : tree_(tree), roles_(roles), title_(title), lines_(lines_below_headline(tree, title, 30)) {}

  std::string find() const {
    const auto is_author = [&](std::uint32_t node) {
      return tree_.attribute(node, Attribute::rel) == "author" ||
             contains(tree_.attribute(node, Attribute::itemprop), "author");
    };
    // Some sites put author and date into an element for menus, and say what they are.
    const auto is_declared = [&](std::uint32_t node) {
      return tree_.attribute(node, Attribute::itemprop) == "author";
    };
    const auto is_named = [&](std::uint32_t node) {
      return names_author(tree_.attribute(node, Attribute::class_)) ||
             names_author(tree_.attribute(node, Attribute::id));
    };
    constexpr std::size_t nearest = 8;  // lines
    std::string weak;                   // an agency, a login
    for (int source = 0; source < 7; ++source) {
      std::string name = source == 0   ? of_first(is_author, true)
                         : source == 1 ? of_first(is_declared, true, true)
                         : source == 2 ? below_headline(nearest)
                         : source == 3 ? of_first(is_named, false)
                         : source == 4 ? below_headline(lines_.size())
                         : source == 5 ? linked_below_headline()
                                       : only_linked();
      if (is_line_of_names(name)) return name;
      if (weak.empty()) weak = std::move(name);
    }
    return weak;
  }

 private:
  // With `together` also those beside it: "by A and B".
  template <typename Fits>
  std::string of_first(const Fits& fits, bool together, bool also_in_menus = false) const {
    const auto elsewhere = [&](std::uint32_t node) {
      const Tag tag = tree_[node].tag;
      // Of a picture it is the photographer.
      if (tag == Tag::figure || tag == Tag::figcaption || roles_[node] == PageRole::caption) return true;
      return !(also_in_menus && tag == Tag::nav) && is_of_others(tree_, roles_, node);
    };
    std::string name;
    find_element(tree_, elsewhere, [&](std::uint32_t node) {
      const Tag tag = tree_[node].tag;
      if (tag == Tag::body || tag == Tag::article || tag == Tag::link || !fits(node)) return false;
      const std::string within = name_within(node);
      if (!is_name(within)) return false;
      name = clean_byline(within);
      if (together) name += names_beside(node, fits, name);
      return true;
    });
    return name;
  }

  template <typename Fits>
  std::string names_beside(std::uint32_t node, const Fits& fits, std::string_view first) const {
    std::string names;
    const std::uint32_t parent = tree_[node].parent;
    const bool listed = tree_[parent].tag == Tag::li;  // each in an item of its own
    const std::uint32_t end = tree_[listed ? tree_[parent].parent : parent].end;
    for (std::uint32_t at = tree_[node].end; at < end;
         at = tree_[at].tag == Tag::li ? at + 1 : tree_[at].end) {
      if (tree_[at].tag == Tag::text || !fits(at)) continue;
      const std::string name = clean_byline(name_within(at));
      if (is_line_of_names(name) && is_name(name) && name != first && !contains(names, name))
        names += ", " + name;
    }
    return names;
  }

  // The itemprop=name within an author, the name behind "By", the texts of its links, or its first line.
  std::string name_within(std::uint32_t node) const {
    bool goes_on = false;
    std::uint32_t linked_end = 0;
    std::string linked = opened_within(node, goes_on);
    if (!linked.empty() && !goes_on) return linked;
    for (std::uint32_t at = node; at < tree_[node].end; ++at) {
      if (tree_[at].tag == Tag::text) continue;
      if (roles_[at] == PageRole::tags || roles_[at] == PageRole::share) {
        at = tree_[at].end - 1;
        continue;
      }
      // The name of schema.org, and of hCard.
      const bool is_own =
          contains(tree_.attribute(at, Attribute::itemprop), "name") || has_class(tree_, at, {"fn"});
      if (is_own) return tree_.subtree_text(at);
      if (at == node || tree_[at].tag != Tag::a) continue;
      if (!linked.empty() && are_apart(linked_end, at)) break;
      linked_end = tree_[at].end;
      const std::string text = tree_.subtree_text(at);
      if (is_name(text) && !contains(linked, text)) linked += (linked.empty() ? "" : ", ") + text;
    }
    if (!linked.empty()) return linked;
    for (std::uint32_t at = node; at < tree_[node].end; ++at) {
      if (tree_[at].tag != Tag::text) continue;
      std::string text = clean_byline(tree_.text(at));
      if (is_name(text) && text != title_) return text;
    }
    return "";
  }

  // What stands here parts a name from a section or a day: "by <a>A</a> in <a>Politics</a>" has one name.
  bool are_apart(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end; ++at) {
      if (tree_[at].tag != Tag::text) continue;
      const std::string between = ascii_lowered(clean_line_field(tree_.text(at)));
      if (!between.empty()) return between == "in" || between == "on" || between == "for";
    }
    return false;
  }

  // "By Ana Reyes, Staff Writer", or "Written by" and the name in an element of its own that is no link:
  // there may be more of those. `goes_on`: others follow, "By Ana Reyes, <a>Bo Li</a>".
  std::string opened_within(std::uint32_t node, bool& goes_on) const {
    bool opened = false;
    for (std::uint32_t at = node; at < tree_[node].end; ++at) {
      if (tree_[at].tag != Tag::text) continue;
      std::string text = clean_line_field(tree_.text(at));
      if (text.empty()) continue;
      if (opened) {
        const bool linked = tree_[tree_[at].parent].tag == Tag::a;
        return !linked && is_line_of_names(text) && is_name(text) ? clean_byline(text) : "";
      }
      opened = is_byline_opening(text);
      goes_on = names_follow(text);
      if (!opened) return opens_byline(text) ? names_in(text) : "";
    }
    return "";
  }

  // "By JANE ROE" within the first lines that follow the headline.
  std::string below_headline(std::size_t farthest) const {
    for (const auto& [node, text] : std::span(lines_).first(std::min(farthest, lines_.size()))) {
      // "May 1 | by" in elements of their own
      std::string line = text.substr(std::min(text.find_first_not_of(" |-"), text.size()));
      if (line.size() <= 4 || is_byline_opening(line) || (names_follow(line) && opens_byline(line))) {
        // The name is an element of its own, behind "By", which may be one, too.
        if (std::string name = linked_behind(node); is_byline_opening(line) && !name.empty()) return name;
        const std::uint32_t within = tree_[node].parent;
        std::string around = line_from(node, within);
        if (around == text) around = line_from(node, tree_[within].parent);
        around.erase(0, std::min(around.find_first_not_of(" |-"), around.size()));
        if (around.starts_with(line) && around.size() <= 100) line = std::move(around);
      }
      if (std::string name = names_in(line); !name.empty()) return name;
    }
    return "";
  }

  // The names of the links that follow, where these are all: "By <a>Ana Reyes</a> in <a>Politics</a>".
  std::string linked_behind(std::uint32_t node) const {
    const std::uint32_t end = tree_[tree_[node].parent].end;
    std::uint32_t link = node + 1;
    while (link < end && tree_[link].tag != Tag::a && tree_[link].tag != Tag::text) ++link;
    if (link >= end || tree_[link].tag != Tag::a) return "";
    std::string name = tree_.subtree_text(link);
    const std::uint32_t next = tree_[link].end;
    const bool goes_on = next < end && !are_apart(next, end);
    return goes_on || !is_line_of_names(name) || !is_name(name) ? "" : clean_byline(name);
  }

  // The text from `node` to the end of `element`, or to where its line ends.
  std::string line_from(std::uint32_t node, std::uint32_t element) const {
    std::string line;
    constexpr std::size_t longest = 200;
    const std::uint32_t end = tree_[element].end;
    for (std::uint32_t at = node; at < end && tree_[at].tag != Tag::br && line.size() < longest; ++at) {
      if (is_never_text(tree_[at].tag)) at = tree_[at].end - 1;
      if (tree_[at].tag == Tag::text) append_collapsed(line, tree_.text(at));
    }
    return clean_line_field(line);
  }

  // "By Ana Reyes", "By Ana Reyes, Strait Times", "Publié le 4 mars par Ana Reyes", "Ana Reyes | May 1,
  // 2019".
  static std::string names_in(std::string_view line) {
    std::string name = clean_byline(line);
    const auto fits = [&] { return is_line_of_names(name) && is_name(name); };
    if (opens_byline(line)) {
      if (fits() || is_name_without_capitals(name)) return name;
      name.resize(
          std::min({name.find(", "), name.find(" | "), name.find(" – "), name.find(" — "), name.size()}));
      return fits() ? name : "";
    }
    if (const std::size_t bar = line.find(" | ");
        bar != std::string_view::npos && name == line.substr(0, bar))
      return fits() ? name : "";
    constexpr std::size_t longest = 100;
    for (const std::string_view word : {" by ", " von ", " par ", " por ", " da ", " door "}) {
      const std::size_t at = line.find(word);
      if (at == std::string_view::npos || line.size() > longest || !tells_of_publication(line)) continue;
      name = clean_byline(line.substr(at + word.size()));
      if (fits()) return name;
    }
    return "";
  }

  // A name there that leads to its owner's page.
  std::string linked_below_headline() const {
    for (const auto& [node, text] : lines_) {
      const std::uint32_t link = tree_[node].parent;
      const bool leads = tree_[link].tag == Tag::a && is_of_author(tree_.attribute(link, Attribute::href));
      if (leads && !is_among_others(node) && is_line_of_names(text) && is_name(text))
        return clean_byline(text);
    }
    return "";
  }

  // The one name that leads to an author's page or is declared to, also in a column beside the text.
  std::string only_linked() const {
    std::string only;
    bool several = false;
    const auto elsewhere = [&](std::uint32_t node) { return is_surely_of_others(tree_, roles_, node); };
    find_element(tree_, elsewhere, [&](std::uint32_t node) {
      if (tree_[node].tag != Tag::a) return false;
      const bool declared = tree_.attribute(node, Attribute::rel) == "author";
      const bool leads = is_of_author(tree_.attribute(node, Attribute::href)) && !is_among_others(node);
      if (!declared && !leads) return false;
      std::string name = tree_.subtree_text(node);
      if (!is_line_of_names(name) || !is_name(name) || name == only) return false;
      several = !only.empty();
      only = std::move(name);
      return several;
    });
    return several ? "" : clean_byline(only);
  }

  bool is_among_others(std::uint32_t node) const {
    for (; node != 0; node = tree_[node].parent) {
      if (is_of_others(tree_, roles_, node)) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  std::string_view title_;
  std::vector<PageLine> lines_;
};

}  // namespace

std::string byline_of_page(const HtmlTree& tree, const std::vector<PageRole>& roles, std::string_view title) {
  return BylineFinder(tree, roles, title).find();
}

}  // namespace backfile
