//! Numbers that look random and are the same for the same seed (SplitMix64), so that a run can be repeated and gone on with.

/// A number from 0 to below `limit`, for the `place`th kill of a run.
pub(crate) fn below(limit: u64, seed: u64, place: u64) -> u64 {
    let mut z = seed.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % limit
}
