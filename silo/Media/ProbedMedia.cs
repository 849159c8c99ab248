using System.Globalization;
using System.Text.Json;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Silo.Media;

/// <summary>What <c>ffprobe</c> tells of a file.</summary>
/// <param name="Duration">How long the file says that it plays; null: it does not say, or says nonsense.</param>
/// <param name="Video">The first track of moving pictures; null: there is none.</param>
/// <param name="HasAudio">Whether there is a track of sound.</param>
internal sealed record ProbedMedia(TimeSpan? Duration, ProbedVideo? Video, bool HasAudio)
{
    /// <summary>What is asked for.</summary>
    public const string Entries =
        "format=duration:stream=index,codec_type,width,height,sample_aspect_ratio:stream_disposition=attached_pic:stream_side_data=rotation:stream_tags=";

    /// <summary>Longer than anything plays.</summary>
    private const double MostSeconds = 1e9;

    /// <summary>Reads what was printed, a JSON object.</summary>
    /// <exception cref="MediaFailedException">It is something else, so there is something strange about the file.</exception>
    public static ProbedMedia Parse(string printed)
    {
        try
        {
            using var document = JsonDocument.Parse(printed);
            var root = document.RootElement;
            // A picture of the cover is no moving one.
            var streams = root.GetProperty("streams").EnumerateArray().Where(stream => !IsCover(stream)).ToList();
            var video = streams.FindIndex(stream => IsOf(stream, "video"));
            return new ProbedMedia(DurationOf(root), video < 0 ? null : ProbedVideo.Of(streams[video]), streams.Exists(stream => IsOf(stream, "audio")));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MediaFailedException(MediaFailures.Damaged, $"ffprobe printed what cannot be read: {exception.Message}");
        }
    }

    private static bool IsOf(JsonElement stream, string type) => stream.TryGetProperty("codec_type", out var actual) && actual.GetString() == type;

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && disposition.TryGetProperty("attached_pic", out var cover) && cover.GetInt32() != 0;

    private static TimeSpan? DurationOf(JsonElement root) =>
        root.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var text)
        && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds))
            : null;
}

/// <summary>A track of moving pictures.</summary>
/// <param name="Index">Its number in the file.</param>
/// <param name="Width">As it is coded, in pixels.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="PixelAspect">Width of a pixel by its height.</param>
/// <param name="IsTurned">Whether it is looked at turned by a quarter.</param>
internal sealed record ProbedVideo(int Index, int Width, int Height, double PixelAspect, bool IsTurned)
{
    /// <summary>Beyond it, somebody plays a trick.</summary>
    private const double MaxPixelAspect = 4;

    public static ProbedVideo Of(JsonElement stream) => new(
        stream.GetProperty("index").GetInt32(), stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32(), AspectOf(stream), TurnOf(stream) % 180 != 0);

    /// <summary>The size in which it is made: as it is looked at, not larger than it is, within 1280 by 720 pixels or 720 by 1280, even.</summary>
    public (int Width, int Height) Fit()
    {
        var (width, height) = (Width * PixelAspect, (double)Height);
        if (IsTurned)
            (width, height) = (height, width);
        var (mostWidth, mostHeight) = width >= height ? (1280, 720) : (720, 1280);
        var scale = Math.Min(1, Math.Min(mostWidth / width, mostHeight / height));
        return (Even(width * scale), Even(height * scale));
    }

    // H.264 with colours at half the resolution has no odd sizes.
    private static int Even(double length) => Math.Max(2, (int)Math.Round(length / 2) * 2);

    private static double AspectOf(JsonElement stream)
    {
        var parts = stream.TryGetProperty("sample_aspect_ratio", out var text) ? text.GetString()!.Split(':') : [];
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height > 0
                ? Math.Clamp((double)width / height, 1 / MaxPixelAspect, MaxPixelAspect)
                : 1;
    }

    private static int TurnOf(JsonElement stream)
    {
        if (!stream.TryGetProperty("side_data_list", out var list))
            return 0;
        foreach (var data in list.EnumerateArray())
        {
            if (data.TryGetProperty("rotation", out var rotation) && rotation.TryGetInt32(out var degrees))
                return degrees;
        }
        return 0;
    }
}
