namespace InstaHub.TestSupport.OpenId;

/// <summary>What <see cref="TestOpenIdProvider"/> does wrong.</summary>
public enum OpenIdFault
{
    None,
    WrongIssuer,
    WrongAudience,
    SecondAudience,
    WrongAuthorizedParty,
    Expired,
    FromTheFuture,
    TooOld,
    WrongNonce,
    NoNonce,
    NoSubject,
    WrongAccessTokenHash,
    NoAlgorithm,
    HmacByPublicKey,
    UnknownKey,
    SwappedKey,
    TamperedClaims,
    CriticalExtension,
    NoIdToken,
    NoJson,
    HugeAnswer,
    ServerError,
}
