// The element and attribute names of HTML that readers of web pages care about.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

/// Elements by name. Elements of one meaning share a value (thead is tbody, center is div).
enum class Tag : std::uint8_t {
  // Within a line. `text` is a run of characters, `other` whatever is not listed: sites that invent names
  // wrap single words as well as pages, and blocks within still begin paragraphs.
  text,
  other,
  a,
  br,
  code,
  img,
  label,
  time,
  // Beginning and ending a paragraph.
  address,
  article,
  aside,
  blockquote,
  body,
  caption,
  dd,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  legend,
  li,
  main,
  ol,
  p,
  pre,
  section,
  summary,
  table,
  tbody,
  td,
  th,
  tr,
  ul,
  // Never text of the page; `unseen` is all that has no meaning of its own here.
  button,
  link,
  menu,
  meta,
  nav,
  title,
  ruby_note,  // how a word is said
  unseen,
};

/// The element of this name, in lower case.
Tag tag_of_name(std::string_view name);

/// True where the element begins and ends a paragraph.
inline bool is_block(Tag tag) {
  return tag >= Tag::address;
}
/// True where the element's content is never text of the page (menus, scripts, embedded pages).
inline bool is_never_text(Tag tag) {
  return tag >= Tag::button;
}
/// True for h1 to h6.
inline bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

/// The attributes that are kept of a page.
enum class Attribute : std::uint8_t {
  aria_hidden,
  class_,
  content,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  part,  ///< data-component, data-testid and the like: names for scripts and tests
  property,
  pubdate,
  rel,
  role,
  style,
  title,
  none,
};

/// The attribute of this name, in lower case; `none` for those that are not kept.
Attribute attribute_of_name(std::string_view name);

}  // namespace backfile
