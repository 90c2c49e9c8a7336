using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>Which part of Q is computed.</summary>
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Dispatch.Tensor("linalg_norm", input, Argument.None, dims, keepdim);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Dispatch.Tensor("linalg_norm.ord_str", input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Dispatch.Tensor("linalg_norm", input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => norm(input, (double)ord, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Dispatch.Tensor("linalg_vector_norm", input, ord, dims, keepdim);

        /// <summary>Eigenvalues in rising order and eigenvectors as columns of a symmetric matrix, read from its lower or upper triangle.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Dispatch.Pair("linalg_eigh", input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Dispatch.Tensor("linalg_eigvalsh", input, UPLO.ToString());

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Dispatch.Triple("linalg_svd", input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Dispatch.Tensor("linalg_svdvals", input);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Dispatch.Pair("linalg_qr", input, mode switch { QRMode.Reduced => "reduced", QRMode.Complete => "complete", _ => "r" });

        /// <summary>The lower triangular L with L Lᵀ = input.</summary>
        public static Tensor cholesky(Tensor input) => Dispatch.Tensor("linalg_cholesky", input);

        public static Tensor inv(Tensor input) => Dispatch.Tensor("linalg_inv", input);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Dispatch.Tensor("linalg_pinv.atol_rtol_float", input, atol, rtol, hermitian);

        public static Tensor det(Tensor input) => Dispatch.Tensor("linalg_det", input);

        public static (Tensor, Tensor) slogdet(Tensor input) => Dispatch.Pair("linalg_slogdet", input);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Dispatch.Tensor("linalg_matrix_rank.atol_rtol_float", input, atol, rtol, hermitian);

        /// <summary>X with A X = B, or X A = B where not left.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Dispatch.Tensor("linalg_solve", A, B, left);

        /// <summary>The least-squares solution, residuals, rank and singular values.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Dispatch.Quadruple("linalg_lstsq", input, other);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Dispatch.Quadruple("linalg_lstsq", input, other, rcond);
    }
}
