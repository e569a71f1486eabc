#include "indexer/readers/html/consent.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr double shortest_article = 200;  // characters of prose beside the box
constexpr int highest_box = 10;           // elements above the paragraph

// In lower case; two of them in a paragraph, or "cookie" alone, are enough.
constexpr auto words = std::to_array<std::string_view>({"advertising",
                                                        "anzeigen",
                                                        "consent",
                                                        "dane osobowe",
                                                        "danych osobowych",
                                                        "dati personali",
                                                        "datenschutz",
                                                        "datos personales",
                                                        "device",
                                                        "données personnelles",
                                                        "einwillig",
                                                        "gerät",
                                                        "legitimate interest",
                                                        "parceiros",
                                                        "partenaires",
                                                        "partner",
                                                        "personal data",
                                                        "personalis",
                                                        "personaliz",
                                                        "preferences",
                                                        "privac",
                                                        "publicidad",
                                                        "publicité",
                                                        "samtyck",
                                                        "samtykke",
                                                        "socios",
                                                        "souhlas",
                                                        "toestemming",
                                                        "verarbeit",
                                                        "werbung",
                                                        "your choices",
                                                        "zgod",
                                                        "zustimm",
                                                        "персональн"});

// "Cookies", in whatever language.
bool names_cookies(std::string_view text) {
  return text.find("ookie") != std::string_view::npos;
}

bool is_about_data(std::string_view text) {
  if (names_cookies(text)) return true;
  const std::string lowered = ascii_lowered(text);
  return std::ranges::count_if(
             words, [&](std::string_view word) { return lowered.find(word) != std::string::npos; }) >= 2;
}

class ConsentFinder {
 public:
  ConsentFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign)
      : tree_(tree), sums_(tree, blocks, foreign), headline_(blocks.size()), opening_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool is_prose = !foreign[i] && blocks[i].is_prose();
      const bool is_headline = blocks[i].tag == Tag::h1;
      if (is_headline && headline_ == blocks.size()) headline_ = i;
      if (is_prose && i > headline_ && opening_ == blocks.size()) opening_ = i;
      const bool about = is_prose && is_about_data(blocks[i].text);
      about_.push_back(about_.back() +
                       (about ? static_cast<double>(blocks[i].weight - blocks[i].linked) : 0));
      headlines_.push_back(headlines_.back() + (is_headline ? 1 : 0));
    }
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
      buttons_.push_back(buttons_.back() + (tree[node].tag == Tag::button ? 1 : 0));
    }
  }

  // The outermost box around a paragraph, 0 where there is none.
  std::uint32_t box_around(std::uint32_t node) const {
    std::uint32_t box = 0;
    for (int level = 0; level < highest_box && node != 0 && tree_[node].tag != Tag::body; ++level) {
      const auto [first, last] = sums_.range(node);
      if (headlines_[last] > headlines_[first]) break;
      if (asks(node, first, last)) box = node;
      node = tree_[node].parent;
    }
    return box;
  }

  BlockSums::Range range(std::uint32_t node) const { return sums_.range(node); }

 private:
  bool asks(std::uint32_t node, std::size_t first, std::size_t last) const {
    const double prose = sums_.prose(node);
    if (about_[last] - about_[first] < prose * 0.6 || sums_.prose(0) - prose < shortest_article) return false;
    const bool is_opening = first <= opening_ && opening_ < last;
    return last <= headline_ || (!is_opening && buttons_[tree_[node].end] > buttons_[node]);
  }

  const HtmlTree& tree_;
  BlockSums sums_;
  std::size_t headline_;  // the first one's block, behind the last where there is none
  std::size_t opening_;   // the first paragraph below it
  // How much stands before each block or node.
  std::vector<double> about_ = {0};
  std::vector<int> headlines_ = {0};
  std::vector<int> buttons_ = {0};
};

}  // namespace

void mark_consent(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<ConsentFinder> made;  // most pages need none
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (foreign[i] || !names_cookies(blocks[i].text)) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    if (const std::uint32_t box = made->box_around(blocks[i].node); box != 0)
      mark_range(made->range(box), foreign);
  }
}

}  // namespace backfile
