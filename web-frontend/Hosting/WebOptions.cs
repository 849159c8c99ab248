using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>Options of the web front end, section <c>Web</c>, checked when the process starts.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>
    /// Folder of the built client. Default: <c>wwwroot</c> beside the program, else <c>web-frontend/wwwroot</c> of the
    /// checkout that the program was built in. A relative path counts from the content root.
    /// </summary>
    public string? ClientPath { get; set; }

    /// <summary>Largest request body, in bytes; a larger one answers 413. An endpoint may set its own. Default 1 MiB.</summary>
    [Range(1024, 1L << 30)]
    public long MaxRequestBodyBytes { get; set; } = 1 << 20;

    /// <summary>Largest sum of a request's headers, in bytes; above it 431. Default 16 KiB.</summary>
    [Range(1024, 1 << 20)]
    public int MaxRequestHeaderBytes { get; set; } = 16 << 10;

    /// <summary>Most headers in a request; above it 431. Default 64.</summary>
    [Range(16, 1000)]
    public int MaxRequestHeaders { get; set; } = 64;

    /// <summary>Longest request line (method, path and query), in bytes; above it 414. Default 8 KiB.</summary>
    [Range(1024, 1 << 16)]
    public int MaxRequestLineBytes { get; set; } = 8 << 10;

    /// <summary>How long a client may take to send a request's headers, in seconds; then 408. Default 15.</summary>
    [Range(1, 300)]
    public int RequestHeadersTimeoutSeconds { get; set; } = 15;

    /// <summary>
    /// How long a process that is told to stop goes on serving while <c>/health/ready</c> answers 503, in seconds: as long as the load
    /// balancers need to notice. Default 0: there are none.
    /// </summary>
    [Range(0, 300)]
    public int DrainSeconds { get; set; }

    /// <summary>How long requests under way, and everything else that stops, may take after that, in seconds. Default 30.</summary>
    [Range(1, 600)]
    public int ShutdownTimeoutSeconds { get; set; } = 30;
}

/// <summary>Checks <see cref="WebOptions"/> by its attributes; generated.</summary>
[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
