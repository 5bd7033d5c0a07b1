//! Absolute URIs by the letters of RFC 3986. Nothing is fetched, normalised or resolved.

/// Whether the text is a scheme, a colon and characters that a URI may hold, with whole percent escapes.
pub(crate) fn is_absolute_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_fits = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let characters_fit = rest
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    let escapes_are_whole = rest.split('%').skip(1).all(|escape| {
        let bytes = escape.as_bytes();
        bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_hexdigit)
    });
    scheme_fits && !rest.is_empty() && characters_fit && escapes_are_whole
}
