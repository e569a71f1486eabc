#include "indexer/readers/html/metadata.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/byline.h"
#include "indexer/readers/html/date.h"
#include "indexer/readers/html/meta.h"
#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/saved_page.h"
#include "indexer/readers/html/title.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Names of <meta> for each part, in the order in which they are believed.
constexpr auto title_names = std::to_array<std::string_view>(
    {"dc.title", "dcterm.title", "og:title", "weibo:article:title", "weibo:webpage:title", "twitter:title",
     "parsely-title", "sailthru.title", "headline", "hdl", "title"});
constexpr auto byline_names = std::to_array<std::string_view>(
    {"dc.creator", "dcterm.creator", "dcterms.creator", "author", "byl", "parsely-author", "sailthru.author",
     "article:author_name", "article:author", "og:article:author", "authors", "dc.contributor",
     "citation_author"});
constexpr auto section_names =
    std::to_array<std::string_view>({"article:section", "og:article:section", "parsely-section", "section",
                                     "dc.subject.section", "cxenseparse:section", "cg", "channel"});
constexpr auto keyword_names =
    std::to_array<std::string_view>({"news_keywords", "keywords", "article:tag", "parsely-tags"});
constexpr auto description_names = std::to_array<std::string_view>(
    {"og:description", "description", "twitter:description", "dc.description"});
constexpr auto site_names =
    std::to_array<std::string_view>({"og:site_name", "application-name", "twitter:app:name:iphone",
                                     "dc.publisher", "publisher", "copyright"});
constexpr auto language_names =
    std::to_array<std::string_view>({"content-language", "dc.language", "dcterms.language", "language"});

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

// "/", "http://example.org", "http://blogs.example.org/harbour/".
bool is_home(std::string_view address) {
  const std::size_t scheme = address.find("://");
  const bool has_host = scheme != std::string_view::npos;
  if (has_host) address.remove_prefix(scheme + 3);
  const bool of_blogs = has_host && address.starts_with("blog");
  if (has_host) address.remove_prefix(std::min(address.find('/'), address.size()));
  if (address == "/" || address.empty()) return has_host || !address.empty();
  const std::string_view path = address.substr(1, address.size() - (address.ends_with('/') ? 2 : 1));
  return of_blogs && path.find_first_of("/?") == std::string_view::npos;
}

// A publishing house, where sites name it instead of the author.
bool is_company(std::string_view name) {
  constexpr auto forms =
      std::to_array<std::string_view>({" inc", " inc.", " llc", " ltd", " ltd.", " gmbh", " s.a.", " s.p.a.",
                                       " sp. z o.o.", " kft.", " co., ltd."});
  const std::string folded = ascii_lowered(name);
  // "Ana Reyes, Strait Media Ltd" is somebody there.
  const bool one = name.find(',') == std::string_view::npos || folded.ends_with(" co., ltd.");
  return one && std::ranges::any_of(forms, [&](std::string_view form) { return folded.ends_with(form); });
}

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const std::vector<PageRole>& roles,
                 std::span<const std::string_view> json_ld, std::string_view url)
      : tree_(tree), roles_(roles), fetched_from_(url), meta_(tree), article_(read_json_ld(json_ld)) {}

  PageMetadata read() && {
    page_.body = std::move(article_.body);
    page_.updates = std::move(article_.updates);
    page_.is_article =
        article_.found || meta_.first_of("og:type") == "article" ||
        std::ranges::any_of(roles_, [](PageRole role) { return role == PageRole::declared_body; });
    read_url();
    read_site();
    read_language();
    read_title();
    read_byline();
    page_.title = without_byline(page_.title, page_.byline);
    const PageDate found = date_of_page(
        tree_, roles_, meta_, {article_.published, page_.title, page_.language, page_.url, fetched_from_});
    page_.published = found.date;
    page_.published_from = found.from;
    page_.section =
        article_.section.empty() ? plain_metadata(meta_.first_of(section_names)) : article_.section;
    page_.description = plain_metadata(meta_.first_of(description_names));
    read_keywords();
    return std::move(page_);
  }

 private:
  template <typename Fits>
  std::uint32_t find_element(const Fits& fits) const {
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      if (tree_[node].tag != Tag::text && fits(node)) return node;
    }
    return 0;
  }

  void read_url() {
    const std::uint32_t link = find_element([&](std::uint32_t node) {
      return tree_[node].tag == Tag::link && tree_.attribute(node, Attribute::rel) == "canonical";
    });
    for (const std::string_view url :
         {tree_.attribute(link, Attribute::href), meta_.first_of("og:url"), std::string_view(article_.url)}) {
      if (url.starts_with("http://") || url.starts_with("https://")) {
        page_.url = clean_line_field(original_address(url));
        return;
      }
    }
  }

  std::string_view host() const {
    return host_of(fetched_from_.empty() ? std::string_view(page_.url) : fetched_from_);
  }

  void read_site() {
    page_.site = plain_metadata(meta_.first_of("og:site_name"));
    if (page_.site.empty()) page_.site = article_.publisher;
    if (page_.site.empty()) page_.site = plain_metadata(meta_.first_of(site_names));
    if (const std::string folded = ascii_lowered(page_.site);
        folded.starts_with("copyright") || folded.starts_with("©") || folded.starts_with("(c)"))
      page_.site.clear();
    if (page_.site.starts_with("www.")) page_.site.erase(0, 4);
    if (page_.site.empty()) page_.site = name_of_home();
    if (page_.site.size() > 80) page_.site.clear();
  }

  std::string window_title() const {
    const std::uint32_t window =
        find_element([&](std::uint32_t node) { return tree_[node].tag == Tag::title; });
    return window == 0 ? "" : tree_.subtree_text(window);
  }

  // The h1 that leads to the site's first page, or to a blog's, where the window's title has it, too.
  std::string name_of_home() const {
    const std::string window = window_title();
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      if (tree_[node].tag != Tag::a || tree_[tree_[node].parent].tag != Tag::h1) continue;
      const std::string_view address = tree_.attribute(node, Attribute::href);
      if (!is_home(address) || address == page_.url || address == fetched_from_) continue;
      std::string name = clean_line_field(tree_.subtree_text(node));
      if (contains(window, name)) return name;
    }
    return "";
  }

  void read_language() {
    page_.language = article_.language;
    if (page_.language.empty()) page_.language = tree_.attribute(0, Attribute::lang);
    if (page_.language.empty()) page_.language = meta_.first_of(language_names);
    if (page_.language.empty()) page_.language = meta_.first_of("og:locale");
    page_.language = clean_line_field(page_.language);
  }

  void read_title() {
    TitleCandidates candidates;
    candidates.structured = article_.headline;
    candidates.name = article_.name;
    candidates.shared = plain_metadata(meta_.first_of(title_names));
    candidates.window = window_title();
    for (const Tag heading : {Tag::h1, Tag::h2}) {
      for (std::uint32_t node = 1; node < tree_.size(); ++node) {
        if (tree_[node].tag == heading) candidates.headings.push_back(tree_.subtree_text(node));
      }
      if (heading == Tag::h1) candidates.main_headings = candidates.headings.size();
    }
    candidates.lines = lines_within(candidates.window);
    candidates.site = page_.site;
    candidates.host = host();
    page_.title = clean_line_field(article_title(candidates));
    // The sign of a link to the heading itself.
    constexpr std::string_view pilcrow = "¶";
    if (page_.title.ends_with(pilcrow)) page_.title.resize(page_.title.size() - pilcrow.size());
  }

  // Lines of the page that stand in its title, too: old pages have no other sign of their headline.
  std::vector<std::string> lines_within(std::string_view window) const {
    constexpr std::size_t shortest = 10;
    constexpr std::size_t longest = 1000;
    std::vector<std::string> lines;
    window = window.substr(0, longest);
    if (window.size() < shortest) return lines;
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      const HtmlNode& text = tree_[node];
      if (is_never_text(text.tag)) node = text.end - 1;
      if (text.tag != Tag::text || text.count < shortest || text.count > window.size() + 100) continue;
      std::string line;
      append_collapsed(line, tree_.text(node));
      while (line.ends_with(' ')) line.pop_back();
      if (line.size() >= shortest && contains(window, line)) lines.push_back(std::move(line));
    }
    return lines;
  }

  void read_byline() {
    for (const std::string& author : article_.authors) add_author(author);
    if (page_.byline.empty()) {
      for (const std::string_view name : byline_names) {
        for (const std::string_view author : meta_.all_of(name)) add_author(plain_metadata(author));
        if (!page_.byline.empty()) break;
      }
    }
    if (!page_.byline.empty() && !is_weak(page_.byline)) return;
    // What the page shows is better than a login's name; a site's own name is better than nothing.
    std::string shown = byline_of_page(tree_, roles_, page_.title);
    if (!shown.empty() && (page_.byline.empty() || is_line_of_names(shown))) page_.byline = std::move(shown);
  }

  // "Ana Reyes, Strait Times" without the paper, where that is the page's own.
  std::string_view without_site(std::string_view name) const {
    for (const std::string_view separator : {", ", " / ", " | ", " - "}) {
      const std::size_t at = name.rfind(separator);
      if (at == std::string_view::npos || at == 0) continue;
      const std::string behind = plain_letters(name.substr(at + separator.size()));
      if (behind == plain_letters(page_.site) || behind == plain_letters(article_.publisher))
        return name.substr(0, at);
    }
    return name;
  }

  void add_author(std::string_view author) {
    constexpr std::size_t most = 200;  // bytes: lists of authors go on
    if (author.empty() || is_address(author) || author.size() > most) return;
    const std::string cleaned = clean_byline(author);
    const std::string_view name = without_site(cleaned);
    if (name.empty() || is_site_byline(name) || is_company(name) || contains(page_.byline, name)) return;
    if (page_.byline.size() + name.size() > most) return;
    page_.byline += (page_.byline.empty() ? "" : ", ") + std::string(name);
  }

  // A login ("jreyes7"), an agency's initials, the site itself.
  bool is_weak(std::string_view byline) const {
    constexpr std::size_t shortest_name = 4;
    const std::string site = plain_letters(page_.site);
    const bool is_site = site.size() >= shortest_name && contains(plain_letters(byline), site);
    return is_site || byline == page_.site || !contains(byline, " ");
  }

  void read_keywords() {
    page_.keywords = article_.keywords;
    std::string_view words = page_.keywords.empty() ? meta_.first_of(keyword_names) : std::string_view{};
    while (!words.empty()) {
      const std::size_t comma = std::min(words.find(','), words.size());
      std::string word = plain_metadata(words.substr(0, comma));
      if (!word.empty()) page_.keywords.push_back(std::move(word));
      words.remove_prefix(std::min(comma + 1, words.size()));
    }
    if (page_.keywords.size() > 50) page_.keywords.resize(50);
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  std::string_view fetched_from_;
  MetaElements meta_;
  JsonLdArticle article_;
  PageMetadata page_;
};

}  // namespace

PageMetadata page_metadata(const HtmlTree& tree, const std::vector<PageRole>& roles,
                           std::span<const std::string_view> json_ld, std::string_view url) {
  return MetadataReader(tree, roles, json_ld, url).read();
}

}  // namespace backfile
