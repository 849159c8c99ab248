using System.Buffers.Text;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>
/// Stands in for the grains behind a web process, with a signing key in the test's hand, so that it can sign what a silo never would.
/// </summary>
internal sealed class TokenGrains : IDisposable
{
    public const string KeyId = "key-1";

    public static readonly Guid User = Guid.Parse("0198f3a0-0000-7000-8000-00000000000a");
    public static readonly Guid Session = Guid.Parse("0198f3a0-0000-7000-8000-00000000000b");

    private readonly List<VerificationKey> _keys = [];

    public TokenGrains() => Publish(KeyId, Key);

    /// <summary>Signs what is valid.</summary>
    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>How often the keys were asked for.</summary>
    public int Questions { get; private set; }

    /// <summary>The sessions that have ended.</summary>
    public List<Guid> Revoked { get; } = [];

    /// <summary>Thrown by the question which sessions have ended, unless null.</summary>
    public Exception? RevocationFailure { get; set; }

    /// <summary>Thrown by every call, unless null.</summary>
    public Exception? Failure { get; set; }

    public IGrainFactory Factory
    {
        get
        {
            var factory = DispatchProxy.Create<IGrainFactory, Proxy>();
            ((Proxy)(object)factory).Answer = (method, _) =>
            {
                var grain = DispatchProxy.Create(method.ReturnType, typeof(Proxy));
                ((Proxy)grain).Answer = (call, _) => Answer(call);
                return grain;
            };
            return factory;
        }
    }

    public void Publish(string keyId, ECDsa key, DateTimeOffset? expiresAt = null) =>
        _keys.Add(new VerificationKey(keyId, key.ExportSubjectPublicKeyInfo(), expiresAt ?? DateTimeOffset.MaxValue));

    /// <summary>A token of a header and claims, signed by a key.</summary>
    public string Sign(string header, string claims, ECDsa? key = null)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = (key ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The header of a valid token.</summary>
    public static string Header(string keyId = KeyId) => $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{keyId}}"}""";

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public void Dispose() => Key.Dispose();

    private object Answer(MethodInfo call)
    {
        if (Failure is not null)
            throw Failure;
        switch (call.Name)
        {
            case nameof(ISigningKeysGrain.GetVerificationKeys):
                Questions++;
                return Task.FromResult<IReadOnlyList<VerificationKey>>([.. _keys]);
            case nameof(IRevokedSessions.GetRevoked):
                if (RevocationFailure is not null)
                    throw RevocationFailure;
                return Task.FromResult(new RevokedSessionSet(1 + Revoked.Count, Revoked.SelectMany(id => id.ToByteArray(bigEndian: true)).ToArray()));
            case nameof(IUserGrain.GetMeJson):
                return new ValueTask<MeJson?>(new MeJson(new JsonBytes("{\"id\":\"me\"}"u8.ToArray()), 1));
            default:
                return Task.CompletedTask;
        }
    }

    // DispatchProxy derives from it.
    internal class Proxy : DispatchProxy
    {
        public Func<MethodInfo, object?[]?, object> Answer { get; set; } = null!;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => Answer(targetMethod!, args);
    }
}
