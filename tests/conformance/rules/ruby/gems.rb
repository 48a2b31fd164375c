open(url)
open("x.txt")
URI.open(url)
URI.open(url, "User-Agent" => "x")
File.read(path)
File.read("a")
Net::HTTP.get(URI(link))
if token == params[:token]
  go
end
go if params[:token] == session[:token]
OpenSSL::Cipher.new("DES-EDE3-CBC")
OpenSSL::Cipher.new('aes-128-ecb')
OpenSSL::Cipher.new('aes-256-gcm')
rand(10)
rand
Random.rand(5)
Random.new.rand(3)
SecureRandom.hex
cookies[:a] = { value: 1, httponly: false }
cookies[:a] = { value: 1, httponly: true }
Rails.application.config.session_store :cookie_store, key: "x", secure: false
render inline: template
render(inline: template, layout: false)
render text: params[:x]
render file: name
render :show
params.permit!
params.require(:user).permit!
params.require(:user).permit(:name)
user.update_attribute(:admin, true)
users.each do |u|
  log(u)
  u.destroy
end
users.each do |u|
  u.save
end
def f(x)
  return unless x
  return if x
end
