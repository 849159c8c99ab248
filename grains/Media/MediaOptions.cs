using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Media;

/// <summary>Limits of uploads; configuration section <c>Media</c>, checked at start-up.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Most bytes of a photo. 1 KiB to 1 GiB. Default 10,000,000.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxImageBytes { get; set; } = 10_000_000;

    /// <summary>Most bytes of a picture of a profile. 1 KiB to 1 GiB. Default 10,000,000.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxAvatarBytes { get; set; } = 10_000_000;

    /// <summary>Most bytes of a video. 1 KiB to 1 GiB. Default 512,000,000.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxVideoBytes { get; set; } = 512_000_000;

    /// <summary>Most bytes of a piece of audio. 1 KiB to 1 GiB. Default 100,000,000.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxAudioBytes { get; set; } = 100_000_000;

    /// <summary>Most bytes of a voice message. 1 KiB to 1 GiB. Default 100,000,000: 15 minutes that are not compressed.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxVoiceBytes { get; set; } = 100_000_000;

    /// <summary>Most bytes of a file that is only downloaded. 1 KiB to 1 GiB. Default 100,000,000.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxFileBytes { get; set; } = 100_000_000;

    /// <summary>Most files of one user that belong to nothing, uploads not yet made included. 1 to 10,000. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxUnattached { get; set; } = 100;

    /// <summary>How long an upload may take to come after it was asked for. 1 s to 24 h. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a file is kept that belongs to nothing. 1 s to 30 days. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan UnattachedLifetime { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>Checks <see cref="MediaOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class MediaOptionsValidator : IValidateOptions<MediaOptions>;
