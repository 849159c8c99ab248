using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Feeds;

/// <summary>How home feeds are ranked; configuration section <c>Feeds:Ranking</c>, checked at start-up. See <see cref="FeedRanking"/>.</summary>
public sealed class FeedRankingOptions
{
    public const string Section = "Feeds:Ranking";

    /// <summary>After how much time a post counts half. 1 minute to 1 year. Default 12 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromHours(12);

    /// <summary>What tenfold engagement adds. Default 1.</summary>
    [Range(0, 100)]
    public double EngagementWeight { get; set; } = 1;

    /// <summary>How many likes a comment is worth. Default 2.</summary>
    [Range(0, 100)]
    public double CommentWeight { get; set; } = 2;

    /// <summary>What tenfold affinity adds. Default 2.</summary>
    [Range(0, 100)]
    public double AffinityWeight { get; set; } = 2;

    /// <summary>By what each further post of one author counts less. 0 to 1; 1: not at all. Default 0.7.</summary>
    [Range(0.0, 1.0)]
    public double DiversityDecay { get; set; } = 0.7;

    /// <summary>What a post counts at least, however many of its author are before it. 0 to 1. Default 0.25.</summary>
    [Range(0.0, 1.0)]
    public double DiversityFloor { get; set; } = 0.25;

    /// <summary>The newest so many entries are ranked; those below come by time. 1 to 800. Default 250.</summary>
    [Range(1, FeedInUse.Least)]
    public int Candidates { get; set; } = 250;

    /// <summary>How long a ranking serves whoever begins anew, unless the feed changes. 0 to 10 minutes. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Reuse { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Checks <see cref="FeedRankingOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class FeedRankingOptionsValidator : IValidateOptions<FeedRankingOptions>;
