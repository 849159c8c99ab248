using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.Tokens;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>The tokens that a silo makes.</summary>
public sealed class TokenTests : IDisposable
{
    private static readonly Guid User = Guid.Parse("0198f3a0-0000-7000-8000-00000000000a");
    private static readonly Guid Session = Guid.Parse("0198f3a0-0000-7000-8000-00000000000b");

    private readonly ManualTime _time = new();
    private readonly KeyList _keys = new();
    private readonly AccessTokenIssuer _issuer;

    public TokenTests() => _issuer = new AccessTokenIssuer(_keys, _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task An_access_token_says_who_and_until_when()
    {
        var token = (await _issuer.IssueAsync(User, Session, Cancellation)).Split('.');

        Assert.Equal(3, token.Length);
        Assert.Equal($$"""{"alg":"ES256","typ":"at+jwt","kid":"{{Assert.Single(_keys.Keys).Id}}"}""", Text(token[0]));
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(
            $$"""{"iss":"instahub","aud":"instahub-api","sub":"{{User}}","sid":"{{Session}}","iat":{{now}},"nbf":{{now}},"exp":{{now + 900}}}""",
            Text(token[1]));
    }

    [Fact]
    public async Task An_access_token_is_verified_by_the_key_that_was_made_known_before()
    {
        var token = await _issuer.IssueAsync(User, Session, Cancellation);

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Assert.Single(_keys.Keys).PublicKey.Span, out _);
        var dot = token.LastIndexOf('.');
        var signature = Base64Url.DecodeFromChars(token.AsSpan(dot + 1));
        Assert.Equal(AccessTokenFormat.SignatureBytes, signature.Length);
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    [Fact]
    public async Task A_key_signs_for_a_day_and_is_known_until_its_last_token_has_expired()
    {
        var first = await KeyIdAsync();
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await KeyIdAsync());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, await KeyIdAsync());
        Assert.True(_keys.Keys[0].ExpiresAt >= _time.GetUtcNow() - TimeSpan.FromSeconds(1) + AccessTokenFormat.Lifetime);
    }

    [Fact]
    public async Task Many_who_need_the_first_key_at_once_make_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await _issuer.IssueAsync(User, Session, Cancellation), Cancellation)));

        Assert.Single(_keys.Keys);
    }

    [Fact]
    public async Task Without_a_key_that_others_know_nothing_is_signed()
    {
        _keys.Failure = new InvalidOperationException("The database is away.");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _issuer.IssueAsync(User, Session, Cancellation));

        _keys.Failure = null;
        Assert.NotEmpty(await _issuer.IssueAsync(User, Session, Cancellation));
    }

    [Fact]
    public void A_refresh_token_names_its_user_and_is_stored_as_a_hash()
    {
        var (token, other) = (RefreshToken.Make(User), RefreshToken.Make(User));

        var bytes = Base64Url.DecodeFromChars(token);
        Assert.Equal(User, new Guid(bytes.AsSpan(0, 16), bigEndian: true));
        Assert.Equal(SHA256.HashData(bytes), RefreshToken.HashOf(token));
        Assert.NotEqual(token, other);
        Assert.Equal(48, bytes.Length);
    }

    private async Task<string> KeyIdAsync()
    {
        var token = await _issuer.IssueAsync(User, Session, Cancellation);
        using var header = JsonDocument.Parse(Text(token.Split('.')[0]));
        return header.RootElement.GetProperty("kid").GetString()!;
    }

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private sealed class KeyList : ISigningKeyStore
    {
        public List<VerificationKey> Keys { get; } = [];

        public Exception? Failure { get; set; }

        public async Task AddAsync(VerificationKey key, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (Failure is not null)
                throw Failure;
            Keys.Add(key);
        }

        public Task<IReadOnlyList<VerificationKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<VerificationKey>>(Keys);
    }
}
