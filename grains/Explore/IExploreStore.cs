namespace InstaHub.Grains.Explore;

/// <summary>What explore reads.</summary>
public interface IExploreStore
{
    /// <summary>
    /// Published posts of active, public accounts that may be worth a look, each once, in any order: the newest, those liked lately, and
    /// <paramref name="known"/>. At a bounded cost, however many posts and likes there are.
    /// </summary>
    /// <param name="query">How much is looked at.</param>
    /// <param name="known">Posts to be looked at again.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<ExploreCandidate>> FindCandidatesAsync(ExploreQuery query, IReadOnlyList<Guid> known, CancellationToken cancellationToken = default);
}

/// <summary>How much is looked at.</summary>
/// <param name="Newest">The newest so many posts.</param>
/// <param name="MostOfAuthor">Of them at most so many of one author, their newest.</param>
/// <param name="LikedSince">Since when likes are looked at, UTC.</param>
/// <param name="Likes">At most so many likes.</param>
/// <param name="MostLiked">Of the posts that those likes are of, the so many most liked.</param>
public sealed record ExploreQuery(int Newest, int MostOfAuthor, DateTimeOffset LikedSince, int Likes, int MostLiked);

/// <summary>A post that may be ranked.</summary>
/// <param name="PostId">The post.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Likes">How many like it.</param>
/// <param name="Comments">How many comments it has, replies included.</param>
public readonly record struct ExploreCandidate(Guid PostId, Guid AuthorId, DateTimeOffset PublishedAt, long Likes, long Comments);
