using Microsoft.Playwright;

namespace InstaHub.EndToEnd.Support;

/// <summary>An authenticator in the browser that verifies its user at once (WebAuthn Level 3, section 11).</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private VirtualAuthenticator(ICDPSession session, string id) => (_session, _id) = (session, id);

    public static async Task<VirtualAuthenticator> AddAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether it recognises its user from now on.</summary>
    public Task VerifiesUserAsync(bool verifies) =>
        _session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = verifies });

    /// <summary>Puts the counts of all passkeys back, as those of a copy would be.</summary>
    public async Task TurnBackAsync(int count)
    {
        var all = await _session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id });
        foreach (var credential in all!.Value.GetProperty("credentials").EnumerateArray())
        {
            var copy = credential.EnumerateObject().ToDictionary(field => field.Name, field => (object)field.Value);
            copy["signCount"] = count;
            await _session.SendAsync("WebAuthn.removeCredential", new() { ["authenticatorId"] = _id, ["credentialId"] = credential.GetProperty("credentialId") });
            await _session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = _id, ["credential"] = copy });
        }
    }
}
