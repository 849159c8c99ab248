using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.OpenId;

/// <summary>A sign-in at a provider, from sending the browser there to knowing who it is.</summary>
internal sealed partial class OAuthSignIn(IGrainFactory grains, IOptions<OAuthOptions> options, ILogger<OAuthSignIn> logger)
{
    private const int SecretBytes = 32;

    /// <summary>Where to send the browser, which gets its cookie.</summary>
    /// <exception cref="ProviderException">The provider does not answer.</exception>
    public async Task<string> BeginAsync(OpenIdProvider provider, string? returnTo, HttpContext context)
    {
        var flow = new OAuthFlow(provider.Name, Secret(), Secret(), CallbackOf(provider, context.Request), BrowserCookie.Set(context), returnTo);
        var state = await grains.GetCeremonies().Begin(
            CeremonyPurpose.ExternalSignIn, null, JsonSerializer.Serialize(flow, OAuthFlowJson.Default.OAuthFlow), context.RequestAborted);
        return await provider.MakeAddressAsync(flow, state.Value, context.RequestAborted);
    }

    /// <summary>What was begun by this browser at this provider under <paramref name="state"/>, once; null when nothing was.</summary>
    public async Task<OAuthFlow?> ContinueAsync(OpenIdProvider provider, string state, HttpContext context)
    {
        var ceremony = await grains.GetCeremonies().Take(CeremonyPurpose.ExternalSignIn, state, context.RequestAborted);
        if (ceremony is null || JsonSerializer.Deserialize(ceremony.State, OAuthFlowJson.Default.OAuthFlow) is not { } flow)
            return null;
        if (flow.Provider != provider.Name || !BrowserCookie.IsOf(context, flow.BrowserHash))
            return null;
        BrowserCookie.Clear(context);
        return flow;
    }

    /// <summary>Tells the operator why a provider's answer was of no use.</summary>
    public void Note(OpenIdProvider provider, ProviderException exception) => LogFailed(provider.Name, exception.Message);

    private string CallbackOf(OpenIdProvider provider, HttpRequest request) =>
        $"{options.Value.PublicOrigin ?? $"{request.Scheme}://{request.Host}"}/api/v1/auth/oauth/{provider.Name}/callback";

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by {Provider} failed: {Reason}")]
    private partial void LogFailed(string provider, string reason);
}
