using System.Text;

namespace InstaHub.Web.Security.OpenId;

/// <summary>Where a browser goes after a sign-in: a path of this service, and never an address of another.</summary>
internal static class ReturnPath
{
    public const int MaxLength = 1024;

    /// <summary>
    /// Whether it begins with a single slash and is printable ASCII without backslashes, which browsers take for slashes; they also leave
    /// out tabs and line ends, so that what follows could become another host.
    /// </summary>
    public static bool IsLocal(string path) =>
        path.Length is > 0 and <= MaxLength && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.Contains('\\');

    /// <summary>The path with what went wrong in its query, and the ticket in the fragment, which is sent to no server.</summary>
    public static string WithError(string path, string code, string? ticket)
    {
        var hash = path.IndexOf('#');
        var (before, fragment) = hash < 0 ? (path, "") : (path[..hash], path[hash..]);
        var text = new StringBuilder(before).Append(before.Contains('?') ? '&' : '?').Append("error=").Append(code);
        return ticket is null ? text.Append(fragment).ToString() : text.Append("#ticket=").Append(ticket).ToString();
    }
}
