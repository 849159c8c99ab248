using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Explore;

/// <summary>Options of explore; section <c>Explore</c>, checked at start-up.</summary>
public sealed class ExploreOptions
{
    public const string Section = "Explore";

    /// <summary>
    /// Oldest ranking that a first page is of; from half of that age on a new one is made while readers get the old one. 0.1 s to 1 h.
    /// Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a ranking is kept for who is paging through it; then its cursors have expired. 1 s to 1 day. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CursorLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Posts in a ranking. 1 to 10,000. Default 2,000.</summary>
    [Range(1, 10_000)]
    public int MaxPosts { get; set; } = 2_000;

    /// <summary>The newest so many posts are looked at for a ranking, whatever their age and whether anybody likes them. 1 to 100,000. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int NewestScanned { get; set; } = 4_000;

    /// <summary>
    /// Likes of the last <see cref="LikedWithin"/> that are looked at for a ranking; of more, so many of them. 1 to 1,000,000. Default 20,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int LikesScanned { get; set; } = 20_000;

    /// <summary>How far back likes are looked at; what was liked before is known by the last ranking. 1 s to 30 days. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan LikedWithin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Points of a like. 0 to 1,000. Default 1.</summary>
    [Range(0.0, 1_000.0)]
    public double LikeWeight { get; set; } = 1;

    /// <summary>Points of a comment. 0 to 1,000. Default 2.</summary>
    [Range(0.0, 1_000.0)]
    public double CommentWeight { get; set; } = 2;

    /// <summary>Points that every post begins with, so that new ones are seen at all. 0 to 1,000. Default 1.</summary>
    [Range(0.0, 1_000.0)]
    public double FirstPoints { get; set; } = 1;

    /// <summary>How fast points lose worth with age: the exponent. 0 (never) to 10. Default 1.8.</summary>
    [Range(0.0, 10.0)]
    public double Gravity { get; set; } = 1.8;

    /// <summary>Length of the stretch of a ranking in which an author may appear <see cref="MostOfAuthor"/> times. 1 to 1,000. Default 20, a page.</summary>
    [Range(1, 1_000)]
    public int Stretch { get; set; } = 20;

    /// <summary>Most posts of one author in any <see cref="Stretch"/> posts, while there are others. 1 to 1,000. Default 2.</summary>
    [Range(1, 1_000)]
    public int MostOfAuthor { get; set; } = 2;
}

/// <summary>Checks <see cref="ExploreOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class ExploreOptionsValidator : IValidateOptions<ExploreOptions>;
