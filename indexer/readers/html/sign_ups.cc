#include "indexer/readers/html/sign_ups.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr double longest_box = 900;     // characters
constexpr double longest_praise = 500;  // of them in paragraphs
constexpr std::size_t most_blocks = 8;
constexpr double shortest_article = 300;  // prose beside the box

bool is_box(Tag tag) {
  return tag == Tag::div || tag == Tag::section || tag == Tag::aside || tag == Tag::form ||
         tag == Tag::fieldset;
}

// Where readers are to pay, give, log in or leave their address.
bool asks(std::string_view address) {
  const std::string lowered = ascii_lowered(address.substr(0, 300)) + "/";
  return std::ranges::any_of(
      std::to_array<std::string_view>(
          {"/subscri",  "/abo/",         "/abonn",    "/abbonat",  "/assine",   "/prenumer",   "/login",
           "/log-in",   "/signin",       "/sign-in",  "/signup",   "/sign-up",  "/register",   "/newsletter",
           "/member",   "/donat",        "/support-", "/support/", "/support?", "/contribute", "/spende",
           "/soutenir", "/faire-un-don", "/apoya",    "/suscri"}),
      [&](std::string_view part) { return lowered.find(part) != std::string::npos; });
}

// The box in which a short line leads to such a page, 0 where it is none; a paragraph that mentions one is no
// box.
std::uint32_t box_of_link(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const BlockSums& sums,
                          std::uint32_t link) {
  constexpr float longest_line = 120;
  const auto [first, last] = sums.range(link);
  if (first == last || first + 1 < last || blocks[first].weight > longest_line) return 0;
  std::uint32_t node = tree[link].parent;
  while (node != 0 && !is_box(tree[node].tag)) node = tree[node].parent;
  return node;
}

// The outermost element around one that still is a small box, 0 where there is none.
std::uint32_t box_around(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const BlockSums& sums,
                         std::uint32_t inside_of) {
  const double all = sums.prose(0);
  std::uint32_t box = 0;
  for (std::uint32_t node = inside_of; node != 0 && is_box(tree[node].tag); node = tree[node].parent) {
    const auto [first, last] = sums.range(node);
    const BlockSums::Sums inside = sums.of(node);
    const bool is_small = last - first <= most_blocks && inside.weight <= longest_box &&
                          inside.prose <= longest_praise && !has_headline(blocks, {first, last});
    if (!is_small || all - inside.prose < std::max(shortest_article, 2 * inside.prose)) break;
    box = node;
  }
  return box;
}

}  // namespace

void mark_sign_ups(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    const Tag tag = tree[node].tag;
    if (tag != Tag::form && (tag != Tag::a || !asks(tree.attribute(node, Attribute::href)))) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    const std::uint32_t inside_of = tag == Tag::form ? node : box_of_link(tree, blocks, *made, node);
    const std::uint32_t box = box_around(tree, blocks, *made, inside_of);
    if (box == 0) continue;
    mark_range(made->range(box), foreign);
    node = tree[box].end - 1;
  }
}

}  // namespace backfile
