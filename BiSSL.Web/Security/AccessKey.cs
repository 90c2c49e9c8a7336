using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BiSSL.Web.Security;

/// <summary>One token and what follows from it.</summary>
/// <param name="Token">What people and scripts sign in with.</param>
/// <param name="Cookie">What a browser keeps instead; it does not tell the token.</param>
/// <param name="Revoked">Cancelled when the token is no longer valid.</param>
internal sealed record AccessKey(string Token, string Cookie, CancellationToken Revoked)
{
    private const int Bytes = 32;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static AccessKey Of(string token, CancellationToken revoked) =>
        new(token, Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "BiSSL dashboard cookie"u8)), revoked);

    public bool IsToken(string? candidate) => Same(Token, candidate);

    public bool IsCookie(string? candidate) => Same(Cookie, candidate);

    // Hashes have one length, so that neither the place of the first difference nor a length shows in the time taken.
    private static bool Same(string secret, string? candidate) => candidate is not null && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(candidate)));
}
