using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>A tag and how many products of the list carry it.</summary>
public sealed record TagCount(string Tag, int Count);

/// <summary>Reads by which tags a list can be narrowed.</summary>
public sealed class ListingTags(ShopDbContext db)
{
    /// <summary>The tags of all pages of the list, the most frequent first; the tag that the query asks for does not count.</summary>
    public async Task<IReadOnlyList<TagCount>> ReadAsync(ListingQuery query, CancellationToken cancellationToken)
    {
        // The database groups whole sets of tags, of which there are few; only those are taken apart here.
        var matching = await ListingFilter.MatchingAsync(db, query with { Tag = null }, cancellationToken);
        var sets = await matching.GroupBy(entry => entry.TagKey)
            .Select(set => new { Tags = set.Key, Count = set.Count() }).ToListAsync(cancellationToken);
        return [.. sets
            .SelectMany(set => Product.SplitTags(set.Tags).Select(tag => (Tag: tag, set.Count)))
            .GroupBy(tag => tag.Tag, (tag, counts) => new TagCount(tag, counts.Sum(found => found.Count)))
            .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag, StringComparer.Ordinal)];
    }
}
