namespace InstaHub.Web.Security.OpenId;

/// <summary>Which addresses of a provider are used: by TLS; on the own machine, for development and tests, without.</summary>
internal static class ProviderUris
{
    public static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    /// <summary>An address out of a document of the provider; null when it is none, or none to use.</summary>
    public static Uri? Read(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsSafe(uri) ? uri : null;
}
