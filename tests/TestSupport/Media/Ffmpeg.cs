using System.Globalization;
using System.Text.Json;

namespace InstaHub.TestSupport.Media;

/// <summary>The programs of FFmpeg, by which tests make video and sound and look at what was made of them.</summary>
public static class Ffmpeg
{
    /// <summary>Why a test is skipped without them.</summary>
    public const string Missing = "There is no ffmpeg; to install: apt-get install -y ffmpeg";

    /// <summary>Whether they are there.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "ffprobe")));

    /// <summary>Makes a file from sources of the program's own.</summary>
    /// <param name="path">Where; its extension says what.</param>
    /// <param name="seconds">How long it plays.</param>
    /// <param name="sources">Descriptions of sources (lavfi), e.g. <c>testsrc=size=640x360:rate=25</c>.</param>
    /// <param name="arguments">What is done with them.</param>
    public static async Task<byte[]> MakeAsync(string path, double seconds, string[] sources, params string[] arguments)
    {
        string[] inputs = [.. sources.SelectMany(source => new[] { "-f", "lavfi", "-i", source })];
        string[] output = path.EndsWith(".mov", StringComparison.Ordinal) || path.EndsWith(".mp4", StringComparison.Ordinal) ? ["-movflags", "use_metadata_tags"] : [];
        await Vips.RunAsync(
            "ffmpeg", ["-nostdin", "-v", "error", "-y", .. inputs, "-t", seconds.ToString(CultureInfo.InvariantCulture), .. arguments, .. output, path]);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>What <c>ffprobe</c> tells of a file: its format and its streams.</summary>
    public static async Task<JsonElement> ProbeAsync(string path)
    {
        using var document = JsonDocument.Parse(await Vips.RunAsync("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", path));
        return document.RootElement.Clone();
    }

    /// <summary>The stream of a type, of which there must be one.</summary>
    public static JsonElement StreamOf(JsonElement probed, string type) =>
        probed.GetProperty("streams").EnumerateArray().Single(stream => stream.GetProperty("codec_type").GetString() == type);
}
