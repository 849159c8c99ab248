using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Options of what is done to posts in the background; configuration section <c>Posts</c>, checked at start-up.</summary>
public sealed class PostOptions
{
    public const string Section = "Posts";

    /// <summary>How long the rows of a deleted post are kept. 0 to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan PurgeAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the product looks for what is to be removed. 10 ms to 1 day. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan PurgeInterval { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Checks <see cref="PostOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class PostOptionsValidator : IValidateOptions<PostOptions>;
